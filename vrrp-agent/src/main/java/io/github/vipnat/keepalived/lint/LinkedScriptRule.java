package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scripts whose path passes through a symbolic link: keepalived 2.3 drops them, and a dropped check counts as one that is not
 * there (keepalived-facts 5). To 2.2 alone it is told too, as a word for the day of the upgrade.
 */
final class LinkedScriptRule implements LintRule {

    /** What Debian's merged /usr and /run make of these directories; known without a look at the machine. */
    private static final Map<String, String> LINKS = Map.of(
            "/bin", "/usr/bin",
            "/sbin", "/usr/sbin",
            "/lib", "/usr/lib",
            "/lib32", "/usr/lib32",
            "/lib64", "/usr/lib64",
            "/libx32", "/usr/libx32",
            "/var/run", "/run",
            "/var/lock", "/run/lock");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            for (Command command : Command.of(node)) {
                linkOn(command.program(), node.host())
                        .ifPresent(link -> report(command, link, node.host(), site.releases(), findings));
            }
        }
    }

    private static Optional<String> linkOn(String program, HostView host) {
        boolean known = host.interfaces().isPresent();
        return known ? host.linkOnTheWay(program) : wellKnown(program);
    }

    private static Optional<String> wellKnown(String program) {
        return LINKS.keySet().stream()
                .filter(link -> program.startsWith(link + "/"))
                .findFirst();
    }

    private static String realPath(String program, HostView host) {
        return host.realPath(program)
                .or(() -> wellKnown(program).map(link -> LINKS.get(link) + program.substring(link.length())))
                .orElse(program);
    }

    private static void report(
            Command command, String link, HostView host, Set<KeepalivedRelease> releases, FindingCollector findings) {
        boolean now = releases.contains(KeepalivedRelease.V2_3);
        boolean later = releases.contains(KeepalivedRelease.V2_2);
        String drops = now ? "keepalived 2.3 (Debian 13) drops it" : "the next release, 2.3 (Debian 13), will drop it";
        String effect = command.checksSomething()
                ? "; the check then counts as if it were not there, and the node as healthy"
                : ", and keepalived -t is silent: it is never run";
        findings.add(new ConfFinding(
                "script-below-a-link",
                now ? FATAL : UNTIDY,
                command.at(),
                command.program() + " lies below " + link + ", which is a symbolic link",
                drops + effect + (later ? "; 2.2.7 runs it" : ""),
                "write " + realPath(command.program(), host) + " instead of " + command.program(),
                command.isHeardWhenDropped() ? Set.of(KeepalivedRelease.V2_3) : Set.of(),
                now ? Set.of(KeepalivedRelease.V2_3) : KeepalivedRelease.all()));
    }

    /** For tests: the directories known without a machine. */
    static List<String> knownLinks() {
        return LINKS.keySet().stream().sorted().toList();
    }
}
