package clause
import ("testing";"os";"strings";"fmt")
func TestZZ(t *testing.T){
 p:=newParser(t)
 b,_:=os.ReadFile("/tmp/w6/zz")
 for _,l:=range strings.Split(strings.TrimSpace(string(b)),"\n"){
  d,cs:=p.parse(l)
  for _,c:=range cs { fmt.Printf("[%s %v f%v] ", d.Slice(c.Span), c.Kind, c.Form) }
  fmt.Println()
 }
}
