package main
import ("testing";"os";"path/filepath";"fmt")
func TestZZWrite(t *testing.T){
 for _,c:=range []struct{before,dir string}{{"","../../streets"},{"2023-06-01","/tmp/st/out"}}{
 files,err:=streetFilesUntil("/work/shared/sources",c.before); if err!=nil {t.Fatal(err)}
 os.MkdirAll(c.dir,0o755); tot:=0
 for _,f:=range files { tot+=len(f.content); fmt.Println(f.Name,len(f.content)); os.WriteFile(filepath.Join(c.dir,f.Name),f.content,0o644)}
 fmt.Println("total",tot)}
}
