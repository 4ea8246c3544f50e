package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
            new AgentRule());

    /**
     * A file to judge.
     *
     * @param node the node's name, for sentences
     * @param host what is known of its machine
     */
    public record NodeFile(String node, Conf conf, HostView host) {}

    /** Judges files that belong together; all findings at once, in order of file, line and column. */
    public LintReport check(List<NodeFile> files) {
        FindingCollector findings = new FindingCollector();
        List<LintedSite.SiteNode> nodes = new ArrayList<>();
        for (NodeFile file : files) {
            findings.addAll(file.conf().findings());
            nodes.add(new LintedSite.SiteNode(new NodeConfig(file.node(), file.conf()), file.host()));
        }
        LintedSite site = LintedSite.of(nodes);
        RULES.forEach(rule -> rule.check(site, findings));
        List<ConfFinding> sorted = findings.toList().stream()
                .sorted(Comparator.comparing(ConfFinding::at).thenComparing(ConfFinding::code))
                .toList();
        return new LintReport(files.stream().map(file -> file.conf().name()).toList(), sorted);
    }
}
