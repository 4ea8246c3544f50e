package io.github.vipnat.lint;

import io.github.vipnat.nat.ConfigLine;
import java.util.regex.Pattern;

/** Lines that only say something to people: what they name is named and nothing more. Free texts of many lines are no lines. */
final class Prose {

    private static final Pattern LINE = Pattern.compile(String.join(
            "|",
            "!.*",
            "(?:[0-9]+ +)?(?:remark|description) .*",
            "access-list [0-9]+ remark .*",
            "menu [^ ]+ text .*",
            "action [^ ]+ (?:puts|comment|syslog) .*",
            "snmp-server (?:location|contact|chassis-id) .*",
            "(?:login-message|title|title-text|login-msg) .*",
            "neighbor [^ ]+ description .*"));

    private Prose() {}

    static boolean isOne(ConfigLine line) {
        return LINE.matcher(line.text().strip()).matches();
    }
}
