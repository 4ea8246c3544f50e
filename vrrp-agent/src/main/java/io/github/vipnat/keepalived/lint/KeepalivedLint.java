package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with one keepalived.conf, or with several that belong together.
 *
 * <pre>{@code
 * Conf conf = new ConfParser(new DiskFiles(), Optional.of("vm1")).parse("/etc/keepalived/keepalived.conf");
 * LintReport report = new KeepalivedLint().check(List.of(new KeepalivedLint.NodeFile("vm1", conf, HostView.unknown())));
 * }</pre>
 */
public final class KeepalivedLint {

    /** Every family of rules; a new one is a class and a line here. */
    private static final List<LintRule> RULES = List.of(
            new WeightRule(),
            new PreemptRule(),
            new AdvertMatchRule(),
            new VridRule(),
            new PasswordRule(),
            new PriorityRule(),
            new ScriptRule(),
            new ReferenceRule(),
            new TrackerRule(),
            new UnicastRule(),
            new StrictRule(),
            new AddressRule(),
            new InterfaceRule(),
            new CloneRule(),
            new GarpRule(),
            new StateRule(),
            new SyncGroupRule(),
            new GlobalsRule(),
            new AgentRule(),
            new FifoRule(),
            new LinkedScriptRule(),
            new StartRule(),
            new ProcessNameRule(),
            new LvsRule(),
            new RouteRule());

    /**
     * A file to judge.
     *
     * @param node the node's name, for sentences
     * @param host what is known of its machine
     * @param reader reads the file again once fixes are typed into it, in memory alone
     */
    public record NodeFile(String node, Conf conf, HostView host, ConfParser reader) {

        /** A file that includes nothing and has no lines for one host. */
        public NodeFile(String node, Conf conf, HostView host) {
            this(node, conf, host, new ConfParser(ConfFiles.none()));
        }

        NodeFile reread(Map<String, String> edits) {
            String text = edits.getOrDefault(conf.name(), conf.print());
            return new NodeFile(node, reader.with(edits).parse(conf.name(), text), host, reader);
        }
    }

    /** Files judged once, their fixes not yet tried. */
    record Judged(LintedSite site, List<ConfFinding> findings) {}

    /** Judges files that belong together, for both releases. */
    public LintReport check(List<NodeFile> files) {
        return check(files, KeepalivedRelease.all());
    }

    /**
     * Judges files that belong together; all findings at once, in order of file, line and column.
     *
     * @param releases of keepalived that may read them; both, when nobody knows
     */
    public LintReport check(List<NodeFile> files, Set<KeepalivedRelease> releases) {
        Judged judged = judge(files, releases);
        List<ConfFinding> tried = new FixTrial(files, judged, edited -> judge(edited, releases)).tried();
        return new LintReport(
                files.stream().map(file -> file.conf().name()).toList(), tried, releases, notChecked(files));
    }

    private static List<String> notChecked(List<NodeFile> files) {
        return files.stream()
                .flatMap(file -> Stream.concat(LvsRule.notChecked(file.conf()), RouteRule.notChecked(file.conf())))
                .distinct()
                .toList();
    }

    private static Judged judge(List<NodeFile> files, Set<KeepalivedRelease> releases) {
        FindingCollector findings = new FindingCollector();
        List<LintedSite.SiteNode> nodes = new ArrayList<>();
        for (NodeFile file : files) {
            findings.addAll(file.conf().findings());
            nodes.add(new LintedSite.SiteNode(new NodeConfig(file.node(), file.conf()), file.host()));
        }
        LintedSite site = LintedSite.of(nodes, releases);
        RULES.forEach(rule -> rule.check(site, findings));
        Set<String> partly = partlyRead(findings);
        List<ConfFinding> sorted = findings.toList().stream()
                .filter(finding -> !(finding.code().endsWith("-missing")
                        && partly.contains(finding.at().file())))
                .flatMap(finding -> in(releases, finding).stream())
                .sorted(Comparator.comparing(ConfFinding::at).thenComparing(ConfFinding::code))
                .toList();
        return new Judged(site, sorted);
    }

    /** The files of which lines for some host were left out: what is missing there may stand in such a line. */
    private static Set<String> partlyRead(FindingCollector findings) {
        return findings.toList().stream()
                .filter(finding -> finding.code().equals("conditional-lines-unread"))
                .map(finding -> finding.at().file())
                .collect(Collectors.toSet());
    }

    /** What is wrong in one release only is untidy where the other may read the file. */
    private static Optional<ConfFinding> in(Set<KeepalivedRelease> releases, ConfFinding finding) {
        if (releases.stream().noneMatch(finding.holdsFor()::contains)) {
            return Optional.empty();
        }
        boolean everywhere = finding.holdsFor().containsAll(releases);
        return Optional.of(everywhere ? finding : finding.withSeverity(Severity.UNTIDY));
    }
}
