package ward_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The library opens no file and no connection, writes nothing, and reads
// neither the clock nor the environment; what it keeps does not change. The
// lists here are what it may use of the standard library, and of the packages
// in part, what it may not.
var (
	silentPackages = []string{
		"bytes", "cmp", "compress/flate", "compress/gzip", "container/heap", "crypto/sha256", "embed", "encoding", "encoding/binary",
		"encoding/csv", "encoding/hex", "encoding/json", "errors", "fmt", "hash/fnv", "hash/maphash", "html", "io", "io/fs", "iter", "maps", "math",
		"math/bits", "path", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "time", "unicode", "unicode/utf8",
	}
	loudCalls = map[string][]string{
		"fmt":  {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
		"time": {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "LoadLocation", "Local"},
		"":     {"print", "println"},
	}
)

// TestSilence reads the sources of the library.
func TestSilence(t *testing.T) {
	folders := 0
	for _, root := range []string{".", "../geo", "../data"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil || !entry.IsDir():
				return err
			case strings.Contains(path, "testdata"), strings.Contains(path, filepath.Join("internal", "peers")), strings.Contains(path, filepath.Join("data", "internal")):
				return fs.SkipDir
			}
			if checkSilence(t, path) {
				folders++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if folders < 4 {
		t.Errorf("only %d packages were read", folders)
	}
}

// checkSilence checks the package in a folder, and reports whether there is
// one.
func checkSilence(t *testing.T, folder string) bool {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	positions := token.NewFileSet()
	var files []*ast.File
	variables := make(map[string]bool) // of the package
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(positions, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		for _, declaration := range file.Decls {
			if d, ok := declaration.(*ast.GenDecl); ok && d.Tok == token.VAR {
				for _, spec := range d.Specs {
					if values, ok := spec.(*ast.ValueSpec); ok {
						for _, name := range values.Names {
							variables[name.Name] = true
						}
					}
				}
			}
		}
	}
	for _, file := range files {
		for _, fault := range faultsOf(file, variables) {
			t.Errorf("%v: %s", positions.Position(fault.at), fault.what)
		}
	}
	return len(files) > 0
}

// fault is a place in a source where the library is not silent.
type fault struct {
	at   token.Pos
	what string
}

// faultsOf returns what in file opens, writes or reads something, or changes
// one of the variables of the package.
func faultsOf(file *ast.File, variables map[string]bool) []fault {
	var faults []fault
	imports := map[string]string{} // by the name in the file
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		outside := strings.Contains(strings.Split(path, "/")[0], ".")
		if !outside && !slices.Contains(silentPackages, path) || spec.Name != nil && spec.Name.Name == "." {
			faults = append(faults, fault{spec.Pos(), "imports " + path})
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = path
	}
	for _, group := range file.Comments {
		if strings.Contains(group.Text(), "go:linkname") {
			faults = append(faults, fault{group.Pos(), "links to names of other packages"})
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			if node.Recv == nil && node.Name.Name == "init" {
				faults = append(faults, fault{node.Pos(), "has an init"})
			}
		case *ast.SelectorExpr:
			if of, ok := node.X.(*ast.Ident); ok && slices.Contains(loudCalls[imports[of.Name]], node.Sel.Name) && imports[of.Name] != "" {
				faults = append(faults, fault{node.Pos(), "uses " + of.Name + "." + node.Sel.Name})
			}
		case *ast.CallExpr:
			if called, ok := node.Fun.(*ast.Ident); ok && slices.Contains(loudCalls[""], called.Name) {
				faults = append(faults, fault{node.Pos(), "calls " + called.Name})
			}
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				if node.Tok != token.DEFINE && isVariable(left, variables) {
					faults = append(faults, fault{node.Pos(), "changes a variable of the package"})
				}
			}
		case *ast.IncDecStmt:
			if isVariable(node.X, variables) {
				faults = append(faults, fault{node.Pos(), "changes a variable of the package"})
			}
		}
		return true
	})
	return faults
}

// isVariable reports whether an expression is one of the variables of the
// package, or a part of one.
func isVariable(x ast.Expr, variables map[string]bool) bool {
	for {
		switch part := x.(type) {
		case *ast.SelectorExpr:
			x = part.X
		case *ast.IndexExpr:
			x = part.X
		case *ast.StarExpr:
			x = part.X
		case *ast.ParenExpr:
			x = part.X
		case *ast.Ident:
			if part.Obj == nil { // declared in another file
				return variables[part.Name]
			}
			_, inPackage := part.Obj.Decl.(*ast.ValueSpec)
			return inPackage && variables[part.Name]
		default:
			return false
		}
	}
}

// TestSilenceFinds shows that each thing that is forbidden is found.
func TestSilenceFinds(t *testing.T) {
	for _, body := range []string{
		`import "os"`, `import "net/http"`, `import "log"`, `import "syscall"`, `import . "fmt"`, `import "log/slog"`, `import "io/ioutil"`, `import "unsafe"`,
		`import "fmt"; func f() { fmt.Println() }`, `import f "fmt"; func g() { f.Print(1) }`, `func f() { print(1) }`, `func f() { println() }`,
		`import "time"; var now = time.Now()`, `import "time"; func f() { time.Sleep(1) }`, `import "time"; var here = time.Local`,
		`func init() {}`, `var n int; func f() { n = 1 }`, `var n int; func f() { n++ }`, `var m map[int]int; func f() { m[1] = 2 }`,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+body, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if len(faultsOf(file, map[string]bool{"n": true, "m": true, "now": true, "here": true})) == 0 {
			t.Errorf("nothing is found in %s", body)
		}
	}
	clean := `package x
import ("fmt"; "strings"; "time")
var names = []string{"a"}
func f(n int) string { names := 1; names++; n = names; var b strings.Builder; fmt.Fprint(&b, n, time.UTC); return b.String() }`
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", clean, 0)
	if err != nil {
		t.Fatal(err)
	}
	if faults := faultsOf(file, map[string]bool{"names": true}); len(faults) != 0 {
		t.Errorf("%v is found in what is clean", faults)
	}
}
