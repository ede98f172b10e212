"""Runs a scorer of databases on several of them and prints what it counts, one JSON line for each.

usage: figures.py SCORER < lines of DB<tab>GOLD
"""
import contextlib
import importlib.util
import io
import json
import sys

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


class Tally(score.Tally):
    def __init__(self):
        super().__init__()
        Tally.last = self


score.Tally = Tally
for line in sys.stdin:
    db, gold = line.rstrip("\n").split("\t")
    out = io.StringIO()
    sys.argv = ["score.py", "--db", db, "--gold", gold, "--json"]
    with contextlib.redirect_stdout(out):
        score.main()
    report = json.loads(out.getvalue())
    report["errors"] = [{"document": e[0], "kind": e[1], "side": e[2], "detail": str(e[3])} for e in Tally.last.errors]
    print(json.dumps(report))
