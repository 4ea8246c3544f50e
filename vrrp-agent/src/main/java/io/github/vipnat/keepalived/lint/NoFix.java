package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import java.util.List;

/** How a finding without a fix to type says why there is none. */
final class NoFix {

    static final String YOURS = "no line to type, the choice is yours: ";
    static final String OUTSIDE = "no line to type, look at the machine:  ";
    static final String FAILS = "no line to type: ";
    static final String NOT_TRIED = "not tried, the files are too many or too large: ";

    private static final List<String> COMMANDS =
            List.of("chmod ", "chown ", "ls ", "ip ", "tcpdump ", "vipnat ", "make #!");

    private NoFix() {}

    static String prefixOf(String advice) {
        return COMMANDS.stream().anyMatch(advice::startsWith) ? OUTSIDE : YOURS;
    }

    static boolean isFor(ConfFinding finding) {
        return finding.fix().startsWith("no line to type") || finding.fix().startsWith(NOT_TRIED);
    }
}
