package io.github.vipnat.page;

import java.util.List;

/** What others may have written into a name, a description or a reason. */
final class HostileText {

    static final String ALL = "\"></svg></title></style></pre><script>alert(1)</script>'<img src=x onerror=alert(1)>"
            + "<!--&lt;]]>`\u0000\u0007\u001b[2J\u009b31m\u202eevil\u2066\u200f\u200b\ufeff\u2028\ud800\udb40\udc41";

    private HostileText() {}

    /** Signs that must not stand in a page, whatever it shows. */
    static List<String> unseen() {
        return List.of(
                "\u0000", "\u0007", "\u001b", "\u009b", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028",
                "\udb40");
    }
}
