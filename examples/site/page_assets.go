package main

import (
	"io/fs"
	"mime"
	"net/http"
	"path"

	"github.com/chiward/chiward/examples/internal/resident"
)

// assets are the files that belong to the pages, by name.
var assets = readAssets()

func readAssets() map[string][]byte {
	files := map[string][]byte{}
	names, err := fs.Glob(resident.Assets(), "*")
	if err != nil {
		panic(err) // the pattern is right
	}
	for _, name := range names {
		if files[name], err = fs.ReadFile(resident.Assets(), name); err != nil {
			panic(err) // the file is part of the program
		}
	}
	return files
}

// assetURL returns where a page finds the asset name. It changes with the
// content, so that no page is shown with the style of another version.
func assetURL(name string) string { return "/assets/" + name + "?v=" + sumOf(assets[name]) }

func (s *site) sendAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	text, ok := assets[name]
	if !ok {
		s.sendError(w, r, http.StatusNotFound)
		return
	}
	writeTagged(w, r, mime.TypeByExtension(path.Ext(name)), text)
}
