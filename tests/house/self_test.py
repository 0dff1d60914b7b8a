"""The rules catch what they forbid, and let pass what they allow: each offence is put into a small tree of its own."""

import shutil
import tempfile
import unittest
from pathlib import Path

import caps
import includes
import page_script
import phrases
import shape
import texts

NODE = shutil.which("node") or shutil.which("nodejs")


def tree(files):
    folder = tempfile.TemporaryDirectory()
    for name, text in files.items():
        path = Path(folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


class Caps(unittest.TestCase):
    def check(self, source, said, part, file="app/store/a.cpp"):
        with tree({file: source, "tests/house/caps.txt": said}) as folder:
            found = caps.problems(Path(folder))
        if part is None:
            self.assertEqual(found, [])
        else:
            self.assertEqual(len(found), 1, found)
            self.assertIn(part, found[0])

    def test_a_cap_is_written_down(self):
        cap = "constexpr std::size_t most_rows = 7;\n"
        self.check(cap, "", "app/store/a.cpp: most_rows")
        self.check(cap, "app/store/a.cpp: most_rows: a chip lists more\n", None)
        self.check(cap, "app/store/a.cpp: most_rows: ?\n", "says nothing")
        self.check("", "app/store/a.cpp: most_rows: a chip lists more\n", "is no more")
        self.check('"SELECT 1 LIMIT "\n    "300"', "", "LIMIT 300")
        for source, cap in (("found.slice(0, 60)", "slice 60"), ("eventList(heaviest.slice(0, 7))", "slice 7"), ("eventList(all, { most: 7 })", "most 7"),
                            ("function eventList(events, { most = 200 } = {}) {", "most 200"), ("const A = 1, MOST_DOTS = 260;", "MOST_DOTS"),
                            ("while (node && ranges.length < 400)", "ranges 400"), ("if (terms.length >= 32) break;", "terms 32"),
                            ("if (cache.size > 150) cache.clear();", "cache 150"), ("if (++tried <= 240)", "tried 240"),
                            ("if (tried++ < 240)", "tried 240"), ("listInParts(list, items, 12, (k) => k)", "parts 12")):
            self.check(source, "", f"assets/page/a.js: {cap}", file="assets/page/a.js")
        self.check("let best = 0, most = 1, least;", "", None, file="assets/page/a.js")
        self.check("if (size.height <= 380 || i < 8 || text.length > 0) return;", "", None, file="assets/page/a.js")


class Shape(unittest.TestCase):
    def check(self, files, known, part):
        with tree({**{f"app/{name}": text for name, text in files.items()}, "tests/house/shape.txt": known}) as folder:
            found = shape.problems(Path(folder))
        if part is None:
            self.assertEqual(found, [])
        else:
            self.assertTrue(found and all(part in line for line in found), found)

    def test_a_file_and_a_function_end(self):
        self.check({"base/a.h": "\n" * 400}, "", None)
        self.check({"base/a.h": "\n" * 401}, "", "base/a.h: lines: 401")
        for opened in ("int f(int a,\n      int b) {\n", "A::A(int a)\n    : a_(a), b_{a} {\n", "auto A::f() const -> int {\n"):
            self.check({"base/a.h": opened + "    g();\n" * 56 + "}\n"}, "", None)
            self.check({"base/a.h": opened + "    if (a) {\n    }\n" + "    g();\n" * 60 + "}\n"}, "", ": function ")
        self.check({"base/a.h": "constexpr int list[] = {\n" + "    1,\n" * 90 + "};\n"}, "", None)
        self.check({"base/a.h": "namespace a {\n" + "int b;\n" * 90 + "}\n"}, "", None)

    def test_a_source_has_its_header(self):
        main = "int main() {\n}\n"
        self.check({"base/a.cpp": "", "base/a.h": "", "main.cpp": main, "base/a_main.cpp": main}, "", None)
        self.check({"base/a.cpp": ""}, "", "base/a.cpp: no header")
        self.check({"base/domain.cpp": ""}, "", "base/domain.cpp: no header")

    def test_none_goes_round_in_a_circle(self):
        once = {"base/a.h": "", "base/a.cpp": '#include "base/a.h"\n#include "base/b.h"\n', "base/b.h": '#include "base/c.h"\n', "base/c.h": ""}
        self.check(once, "", None)
        self.check({**once, "base/c.cpp": '#include "base/a.h"\n'}, "", ": circle: 3")
        self.check({"base/a.h": '#include "scene/b.h"\n', "scene/b.h": '#include "base/a.h"\n'}, "", None)  # includes.py has these

    def test_what_is_known_may_only_shrink(self):
        self.check({"base/a.h": "\n" * 402}, "base/a.h: lines: 402\n", None)
        self.check({"base/a.h": "\n" * 403}, "base/a.h: lines: 402\n", "more than is allowed")
        self.check({"base/a.h": "\n" * 401}, "base/a.h: lines: 402\n", "write 401")
        self.check({"base/a.h": ""}, "base/a.h: lines: 402\n", "write nothing")


class Phrases(unittest.TestCase):
    def check(self, source, part, file="app/store/a.cpp"):
        with tree({file: source, "assets/locale/ko.po": 'msgid "is full"\nmsgstr "가득"\n'}) as folder:
            found = phrases.problems(Path(folder))
        self.assertEqual(len(found), 0 if part is None else 1, found)
        self.assertTrue(part is None or part in found[0], found)

    def test_what_an_error_says_has_its_korean(self):
        self.check('throw Error(fault, {path, Phrase{"is full"}});', None)
        self.check('throw Error(fault, {path, Phrase{"is "\n   "full"}});', None)
        self.check('throw Error(fault, {path, base::Phrase{"is {} old", {n}}});', "app/store/a.cpp:1: no Korean for \"is {} old\"")
        self.check('return "The photo is odd";', "odd", file="app/paint/image.cpp")
        self.check('return "The photo is odd";', None)


class Includes(unittest.TestCase):
    def check(self, file, line, part):
        with tree({file: f"#pragma once\n// A header.\n{line}\n"}) as folder:
            found = includes.problems(Path(folder))
        if part is None:
            self.assertEqual(found, [])
        else:
            self.assertEqual(len(found), 1, found)
            self.assertIn(f"{file}:3", found[0])
            self.assertIn(part, found[0])

    def test_what_the_table_allows_passes(self):
        self.check("layout/compose.h", '#include "scene/scene.h"', None)
        self.check("store/sqlite/connection.h", "#include <SQLiteCpp/SQLiteCpp.h>", None)
        self.check("paint/imgui.cpp", "#include <imgui.h>", None)
        self.check("paint/decode.cpp", "#include <stb/stb_image.h>", None)
        self.check("ui/hits.cpp", "#include <nlohmann/json.hpp>", None)
        self.check("main.cpp", '#include "ui/ui.h"', None)
        self.check("platform/file.cpp", "#include <sys/stat.h>", None)

    def test_nothing_includes_upwards(self):
        self.check("base/time.h", '#include "model/ids.h"', "base may not include")
        self.check("model/text.h", '#  include "store/store.h"', "model may not include")
        self.check("main.cpp", '#include "store/store.h"', "main may not include")

    def test_layout_and_paint_never_see_each_other(self):
        self.check("layout/cards.cpp", '#include "paint/fonts.h"', "layout may not include")
        self.check("paint/picture.cpp", '#include "layout/style.h"', "paint may not include")

    def test_a_name_is_brought_in_only_to_be_used(self):
        self.check("layout/cards.cpp", "using scene::Font;", "needs the name Font")
        self.check("layout/cards.cpp", "using scene::Font;\nscene::Font font;", "needs the name Font")
        self.check("layout/cards.cpp", "using scene::Font;\nFont font;", None)

    def test_the_frame_opens_no_store(self):
        self.check("ui/panel.cpp", "auto s = store::open_store(path);", "opens no store")
        self.check("ui/frame.h", "store::Store* store;", "opens no store")
        self.check("ui/store_reader.cpp", "auto s = store::open_store(path);", None)
        self.check("cli/said.cpp", "auto s = store::open_store(path);", None)

    def test_a_library_stays_with_its_owner(self):
        self.check("layout/cards.cpp", "#include <imgui.h>", "Dear ImGui")
        self.check("state/state.cpp", "#include <sqlite3.h>", "SQLite")
        self.check("paint/imgui.cpp", "#include <GLFW/glfw3.h>", "GLFW")
        self.check("ui/window.cpp", "#include <cairo.h>", "cairo")
        self.check("ui/panel.cpp", "#include <nlohmann/json.hpp>", "JSON")
        self.check("paint/picture.cpp", "#include <ft2build.h>", "FreeType")
        self.check("source/import.cpp", "#include <CLI/CLI.hpp>", "CLI11")

    def test_what_the_store_is_made_of_is_its_own(self):
        self.check("source/import.cpp", '#include "store/sqlite/connection.h"', "within the store")
        self.check("source/import.cpp", '#include "store/writer.h"', None)
        self.check("store/tokens.cpp", "#include <sqlite3.h>", "SQLite")
        self.check("base/time.cpp", "#include <sys/stat.h>", "platform/ alone")

    def test_an_unknown_library_or_module_is_named(self):
        self.check("store/check.cpp", "#include <boost/any.hpp>", "no row")
        self.check("base/time.cpp", '#include "edtf.h"', "write the module too")
        with tree({"extra/thing.cpp": ""}) as folder:
            self.assertIn("no module", includes.problems(Path(folder))[0])

    def test_stb_stands_in_one_file(self):
        line = "#include <stb_image.h>\n"
        with tree({"paint/decode.cpp": line, "paint/decode_main.cpp": line}) as folder:
            self.assertIn("several files", includes.problems(Path(folder))[-1])


class PageScript(unittest.TestCase):
    def check(self, first, second, part):
        order = "set(page_scripts # in this order\n    a.js b.js)\n"
        with tree({"app/publish/CMakeLists.txt": order, "assets/page/a.js": first, "assets/page/b.js": second}) as folder:
            found = page_script.problems(Path(folder), NODE)
        if part is None:
            self.assertEqual(found, [])
        else:
            self.assertEqual(len(found), 1, found)
            self.assertIn(part, found[0])

    @unittest.skipUnless(NODE, "no node here; the rule itself fails then")
    def test_the_scripts_are_one_script(self):
        self.check("const one = 1;\n", "const two = one;\n", None)
        self.check("const one = 1;\n", "\nfunction one() {}\n", "assets/page/b.js:2")
        self.check("const one = ;\n", "", "assets/page/a.js:1")

    def test_a_script_that_is_in_no_page_is_named(self):
        with tree({"app/publish/CMakeLists.txt": "set(page_scripts a.js)\n", "assets/page/a.js": "", "assets/page/c.js": ""}) as folder:
            self.assertIn("c.js", page_script.problems(Path(folder), None)[0])


class Texts(unittest.TestCase):
    def found(self, files):
        with tree(files) as folder:
            return texts.problems(Path(folder))

    def test_a_machine_path_is_found_anywhere(self):
        self.assertEqual(self.found({"data/a.py": "open('/" + "home/kim/x')\n"}), ["data/a.py:1: a path of one machine"])

    def test_a_path_that_merely_contains_the_word_passes(self):
        self.assertEqual(self.found({"a.md": "https://example.org/" + "home/kim and app/" + "home/x\n"}), [])

    def test_unfinished_work_is_found_in_the_sources(self):
        self.assertEqual(len(self.found({"app/a.cpp": "int a; // TO" + "DO later\n"})), 1)

    def test_a_header_introduces_itself(self):
        self.assertEqual(len(self.found({"app/base/a.h": "#include <vector>\n"})), 1)
        self.assertEqual(len(self.found({"app/base/a.h": "#pragma once\n#include <vector>\n"})), 1)
        self.assertEqual(self.found({"app/base/a.h": "#pragma once\n// What it is.\n"}), [])


if __name__ == "__main__":
    unittest.main()
