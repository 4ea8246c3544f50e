package io.github.vipnat.problem;

import java.util.List;
import java.util.stream.Stream;

/** Names that files, users and interfaces might have, and that mean something to whoever reads them carelessly. */
public final class HostileNames {

    private HostileNames() {}

    /** Each as part of a path; none holds a slash or a zero byte, which no name of a file can. */
    public static List<String> all() {
        return Stream.concat(visible().stream(), unseen().stream()).toList();
    }

    /** What could be somebody's honest choice. */
    public static List<String> visible() {
        return List.of(
                "my site",
                "two  blanks ",
                " before",
                "100%",
                "%h%n%%",
                "$HOME",
                "${HOME}$$",
                "$(touch pwned)",
                "`touch pwned`",
                "back\\slash",
                "\\n\\x41\\",
                "it's",
                "'; touch pwned; '",
                "\"quoted\"",
                "a\" -b \"c",
                "{a,b}",
                "}",
                "{",
                "#no comment",
                "!bang",
                "a;b",
                "a&b|c<d>e",
                "*?[a]~",
                "~root",
                "-rf",
                "--version",
                "@PROGRAM@ @CLUSTER@",
                "gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00",
                "x".repeat(4000));
    }

    /** What no honest name holds. */
    public static List<String> unseen() {
        return List.of(
                "a\nExecStartPre=+/bin/sh -c id",
                "a\n\n[Service]\nUser=root",
                "\n",
                "a\rb",
                "a\tb",
                "a\\\nb",
                "a\u0001\u001b[2Jb",
                "a\u007fb\u0085c",
                "a\u2028b\u202ec");
    }
}
