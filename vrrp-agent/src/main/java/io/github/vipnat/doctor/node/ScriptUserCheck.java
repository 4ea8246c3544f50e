package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The users as whom keepalived is to run scripts exist; a script of a user that does not is left out (keepalived-facts 1.6). */
final class ScriptUserCheck extends NodeCheck {

    private static final NodeQuestion CONF =
            NodeQuestion.ofRoot("keepalived-conf", "/usr/bin/cat /etc/keepalived/keepalived.conf");
    private static final NodeQuestion USERS = NodeQuestion.ofAll("users", "getent passwd");

    /** {@code script_user NAME [GROUP]}, {@code user NAME}, {@code vrrp_notify_fifo PATH NAME}, {@code notify "..." NAME GROUP}. */
    private static final Pattern USER = Pattern.compile(
            "^\\s*(?:(?:script_user|user)\\s+|(?:\\w*notify\\w*)\\s+(?:\"[^\"]*\"|[^\\s\"]+)\\s+)([A-Za-z_][A-Za-z0-9_.-]*)");

    private static final Pattern SCRIPT =
            Pattern.compile("^\\s*(?:vrrp_script|notify\\w*|vrrp_notify\\w*|track_script)\\b.*");

    ScriptUserCheck() {
        super(
                "script-user",
                CheckGroup.NETWORK,
                "The users as whom keepalived runs scripts exist on the node.",
                CONF,
                USERS);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        if (node.said(CONF).isEmpty() || node.said(USERS).isEmpty()) {
            return List.of(lines().notChecked(node, node.said(CONF).isEmpty() ? CONF : USERS, name));
        }
        Set<String> known = node.said(USERS).stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst(":.*", ""))
                .collect(Collectors.toSet());
        List<String> conf = node.said(CONF)
                .orElse("")
                .lines()
                .map(ScriptUserCheck::uncommented)
                .toList();
        Set<String> wanted = conf.stream()
                .map(USER::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.removeAll(known);
        if (!wanted.isEmpty()) {
            return List.of(missing(name, String.join(", ", wanted)));
        }
        boolean isUserless = conf.stream().anyMatch(line -> SCRIPT.matcher(line).matches())
                && conf.stream().noneMatch(line -> line.strip().startsWith("script_user"))
                && !known.contains("keepalived_script");
        return List.of(isUserless ? asRoot(name) : lines().ok(name, "the users of keepalived's scripts exist"));
    }

    /** keepalived takes {@code #} and {@code !} for the beginning of a comment anywhere outside of quotes (keepalived-facts 3). */
    private static String uncommented(String line) {
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            isQuoted ^= one == '"';
            if (!isQuoted && (one == '#' || one == '!')) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private Finding missing(String name, String users) {
        return lines().fault(
                        name,
                        "keepalived.conf of " + name + " names a user that is not there: " + users,
                        "keepalived leaves its scripts and FIFOs out, and says so in its log alone",
                        "on " + name + ":  sudo adduser --system --group --no-create-home "
                                + users.replaceFirst(",.*", "") + " ; or, for the agent's user,  vipnat agent install");
    }

    private Finding asRoot(String name) {
        return lines().note(
                        name,
                        "scripts run as root: keepalived.conf has no script_user, and there is no user keepalived_script",
                        "with enable_script_security they would be left out; without it they may do everything",
                        "write  script_user USER  into global_defs, above what runs scripts");
    }
}
