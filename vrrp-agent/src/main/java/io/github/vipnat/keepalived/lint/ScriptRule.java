package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.problem.ShellText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Classes 14 to 16: scripts that can never work, and who may change them (keepalived-facts 1.6). */
final class ScriptRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            List<Command> commands = Command.of(node);
            commands.forEach(command -> checkCommand(command, node.host(), findings));
            checkSecurity(node, commands, findings);
            node.config().trackers().forEach(tracker -> checkDefinition(tracker, findings));
            checkNotifiedTwice(node.config().conf(), findings);
        }
    }

    private static void checkCommand(Command command, HostView host, FindingCollector findings) {
        String program = command.words().get(0);
        String name = program.substring(program.lastIndexOf('/') + 1);
        if (name.equals("pidof") && command.checksSomething()) {
            reportPidof(command, findings);
        } else if (host.realName(program).map(real -> !real.equals(name)).orElse(false)) {
            reportRenamed(command, name, host.realName(program).orElse(""), findings);
        }
        reportState(command, host.script(program), findings);
    }

    private static void reportPidof(Command command, FindingCollector findings) {
        String process = command.words().stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("NAME");
        findings.addUnheard(
                FATAL,
                "pidof-is-killall5",
                command.at(),
                "on Debian pidof is a link to killall5, and keepalived runs what a link leads to",
                "killall5 takes no process name: it logs \"only one argument\", fails every time, and keepalived -t says nothing;"
                        + " vrrp_track_process needs no script at all",
                "write /usr/bin/pgrep -x " + process + " instead of " + String.join(" ", command.words()));
    }

    private static void reportRenamed(Command command, String name, String real, FindingCollector findings) {
        findings.addUnheard(
                FATAL,
                "script-is-a-link",
                command.at(),
                name + " is a link to " + real + ", and keepalived runs it by that name",
                "a program that looks at its own name, as busybox does, does something else than you meant",
                "call it from a script of your own, or name " + real + " with what it needs");
    }

    private static void reportState(Command command, HostView.PathState state, FindingCollector findings) {
        String program = command.words().get(0);
        switch (state) {
            case MISSING ->
                findings.add(new ConfFinding(
                        "script-missing",
                        FATAL,
                        command.at(),
                        program + " does not exist",
                        "keepalived leaves it out",
                        "ls -l " + ShellText.of(program),
                        command.checksSomething()));
            case NOT_EXECUTABLE ->
                report(
                        command,
                        findings,
                        "script-not-executable",
                        program + " is not executable",
                        "keepalived leaves it out without stopping",
                        "chmod 755 " + ShellText.of(program));
            case UNSAFE ->
                report(
                        command,
                        findings,
                        "script-unsafe",
                        "somebody other than root can change " + program,
                        "with enable_script_security keepalived leaves it out; without, it runs it as root",
                        "chown root:root " + ShellText.of(program) + " && chmod 755 " + ShellText.of(program)
                                + ", and the same for every directory above it");
            case WITHOUT_SHEBANG ->
                report(
                        command,
                        findings,
                        "script-without-shebang",
                        program + " has no #! line",
                        "the kernel does not run it, and the check fails every time",
                        "make #!/bin/sh its first line");
            case UNKNOWN, GOOD -> {}
        }
    }

    private static void report(
            Command command, FindingCollector findings, String code, String what, String why, String fix) {
        findings.addUnheard(FATAL, code, command.at(), what, why, fix);
    }

    private static void checkSecurity(LintedSite.SiteNode node, List<Command> commands, FindingCollector findings) {
        if (commands.isEmpty()) {
            return;
        }
        boolean secure = node.config().globals().last("enable_script_security").isPresent();
        Optional<ConfLine> user = node.config().globals().last("script_user");
        Command first = commands.get(0);
        if (!secure) {
            boolean some = commands.stream().anyMatch(command -> isThere(command, node.host()));
            findings.add(new ConfFinding(
                    "scripts-without-security",
                    RISK,
                    first.at(),
                    "scripts are run, and enable_script_security is missing",
                    "whoever can change one of them, or a directory above it, becomes root; keepalived complains at every start",
                    "global_defs { script_user root; enable_script_security }, a line each",
                    some));
        } else if (user.isEmpty()) {
            findings.heard(
                    FATAL,
                    "script-user-missing",
                    first.at(),
                    "enable_script_security is set, and no script_user",
                    "without a user keepalived_script on the host every script is left out",
                    "global_defs { script_user root }");
        }
    }

    /** Of scripts that are not there keepalived says nothing more: it leaves them out before it looks at security. */
    private static boolean isThere(Command command, HostView host) {
        HostView.PathState state = host.script(command.program());
        return state != HostView.PathState.MISSING && state != HostView.PathState.NOT_EXECUTABLE;
    }

    private static void checkDefinition(Tracker tracker, FindingCollector findings) {
        if (tracker instanceof Tracker.ByScript script && script.command().isEmpty()) {
            findings.heard(
                    RISK,
                    "script-without-command",
                    script.block().line().at(),
                    "vrrp_script " + script.name() + " has no script",
                    "keepalived removes it and says so at every start",
                    "delete the block");
        }
    }

    private static void checkNotifiedTwice(Conf conf, FindingCollector findings) {
        Stream.concat(conf.blocks("vrrp_instance").stream(), conf.blocks("vrrp_sync_group").stream())
                .forEach(block -> Command.NOTIFY.stream()
                        .sorted()
                        .forEach(keyword -> secondOf(block, keyword)
                                .ifPresent(line -> findings.heard(
                                        RISK,
                                        "script-given-twice",
                                        line.at(),
                                        keyword + " is given twice",
                                        "keepalived runs the first one only",
                                        "delete the line"))));
    }

    private static Optional<ConfLine> secondOf(Entry.Block block, String keyword) {
        List<ConfLine> lines = block.lines(keyword);
        return lines.size() > 1 ? Optional.of(lines.get(1)) : Optional.empty();
    }
}
