package ward_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// packages are the folders of the packages that programs use, in that above
// this one.
var packages = []string{"ward", "geo", "geo/address", "geo/street", "data"}

// TestExportedNamesAreDocumented holds that every exported name has a comment
// that begins with it. In a group of constants or variables, and in a struct,
// a comment beside the name will do, or a neighbor's that names it.
func TestExportedNamesAreDocumented(t *testing.T) {
	for _, folder := range packages {
		names := 0
		check := func(name *ast.Ident, comment string, begins bool) {
			if !name.IsExported() {
				return
			}
			names++
			first, _, _ := strings.Cut(strings.Replace(comment, ":", " ", 1), " ")
			if begins && first != name.Name || !begins && comment == "" {
				t.Errorf("%s: the comment of %s is %q", folder, name.Name, comment)
			}
		}
		for _, file := range sourcesOf(t, folder, false) {
			for _, declaration := range file.Decls {
				switch declaration := declaration.(type) {
				case *ast.FuncDecl:
					if declaration.Recv == nil || ast.IsExported(receiver(declaration)) {
						check(declaration.Name, declaration.Doc.Text(), true)
					}
				case *ast.GenDecl:
					for _, spec := range declaration.Specs {
						checkSpec(declaration, spec, check)
					}
				}
			}
		}
		if names == 0 {
			t.Errorf("%s: no exported names found", folder)
		}
	}
}

// checkSpec calls check for the names that a declaration makes: with the
// comment, and whether that has to begin with the name.
func checkSpec(declaration *ast.GenDecl, spec ast.Spec, check func(name *ast.Ident, comment string, begins bool)) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		check(spec.Name, declaration.Doc.Text()+spec.Doc.Text(), true)
		if fields, ok := spec.Type.(*ast.StructType); ok && spec.Name.IsExported() {
			comments := ""
			for _, field := range fields.Fields.List {
				comments += field.Doc.Text()
			}
			for _, field := range fields.Fields.List {
				for _, name := range field.Names {
					check(name, field.Doc.Text()+field.Comment.Text()+mention(comments, name.Name), false)
				}
			}
		}
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			if declaration.Lparen.IsValid() {
				check(name, spec.Doc.Text()+spec.Comment.Text(), false)
			} else {
				check(name, declaration.Doc.Text(), true)
			}
		}
	}
}

// mention returns name if it is one of the words of text.
func mention(text, name string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune(letters, r) })
	if slices.Contains(words, name) {
		return name
	}
	return ""
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// withoutExample are the names of methods that need none: what they do is said
// by the interface that they are for.
var withoutExample = []string{
	"String", "Error", "Unwrap", "MarshalText", "UnmarshalText", "MarshalJSON", "UnmarshalJSON",
}

// TestExportedFunctionsHaveExamples holds that every exported function has an
// example whose output is checked, and every method one of its own or a call
// in that of its type.
func TestExportedFunctionsHaveExamples(t *testing.T) {
	for _, folder := range packages {
		shown := map[string]bool{}
		for _, example := range doc.Examples(sourcesOf(t, folder, true)...) {
			if example.Output == "" {
				t.Errorf("%s: the output of Example%s is not checked", folder, example.Name)
			}
			// Example_suffix, ExampleName_suffix, ExampleType_Method_suffix
			name := example.Name
			for name != "" {
				shown[name] = true
				name = name[:max(strings.LastIndexByte(name, '_'), 0)]
			}
			ast.Inspect(example.Code, func(node ast.Node) bool {
				if called, ok := node.(*ast.SelectorExpr); ok {
					shown[example.Name+"_"+called.Sel.Name] = true
				}
				return true
			})
		}
		for _, file := range sourcesOf(t, folder, false) {
			for _, declaration := range file.Decls {
				function, ok := declaration.(*ast.FuncDecl)
				if !ok || !function.Name.IsExported() {
					continue
				}
				name := function.Name.Name
				if function.Recv != nil {
					if !ast.IsExported(receiver(function)) || slices.Contains(withoutExample, name) {
						continue
					}
					name = receiver(function) + "_" + name
				}
				if !shown[name] {
					t.Errorf("%s: there is no Example%s", folder, name)
				}
			}
		}
	}
}

// receiver returns the name of the type that a method has.
func receiver(method *ast.FuncDecl) string {
	of := method.Recv.List[0].Type
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name
	}
	return "" // generic, which no exported type is
}

// sourcesOf parses the files of a package, or its tests.
func sourcesOf(t *testing.T, folder string, tests bool) []*ast.File {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("..", folder))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") != tests {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", folder, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
