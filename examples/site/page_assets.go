package main

import (
	"embed"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// asset is a file that belongs to the page.
type asset struct {
	text      []byte
	kind, tag string
}

var assets = readAssets()

func readAssets() map[string]asset {
	files := map[string]asset{}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	for _, entry := range entries {
		text, err := assetFiles.ReadFile("assets/" + entry.Name())
		if err != nil {
			panic(err)
		}
		files[entry.Name()] = asset{text, mime.TypeByExtension(path.Ext(entry.Name())), tagOf(text)}
	}
	return files
}

// assetURL returns where the page finds the asset name. It changes with the
// content, so that no page is shown with the style of another version.
func assetURL(name string) string {
	return "/assets/" + name + "?v=" + strings.Trim(assets[name].tag, `"`)
}

func sendAsset(w http.ResponseWriter, r *http.Request) {
	file, ok := assets[r.PathValue("name")]
	if !ok {
		writeErrorPage(w, pageLanguage(r, nil), http.StatusNotFound)
		return
	}
	writeList(w, r, file.kind, file.text, file.tag)
}
