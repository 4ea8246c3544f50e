package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VirtualAddress;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.Optional;
import java.util.Set;

/** Class 27: interfaces that do not exist, as after a clone. */
final class InterfaceRule implements LintRule {

    /** The kernel's longest interface name. */
    private static final int LONGEST = 15;

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Member member : site.members()) {
            checkInstance(member, findings);
        }
        for (LintedSite.Group group : site.groups()) {
            group.others().forEach(other -> compare(group.preferred(), other, findings));
        }
    }

    private static void checkInstance(LintedSite.Member member, FindingCollector findings) {
        VrrpInstance instance = member.instance();
        if (instance.interfaceName().isEmpty() && !instance.has("interface")) {
            findings.heard(
                    FATAL,
                    "interface-missing",
                    instance.block().line().at(),
                    instance.name() + " has no interface",
                    "keepalived does not start",
                    "add interface and a name that ip -br link shows");
        }
        instance.interfaceName().ifPresent(name -> checkName(name, instance.at("interface"), member, findings));
        instance.tracking().stream()
                .filter(tracked -> tracked.kind() == Tracking.Kind.INTERFACE)
                .forEach(tracked -> checkTracked(tracked, member, findings));
        for (VirtualAddress address : instance.addresses()) {
            address.device().ifPresent(device -> checkExists(device, address.at(), member, findings));
        }
    }

    /** keepalived -t ends with 5 for it, dont_track_primary or not; a sync group that tracks it is another matter. */
    private static void checkTracked(Tracking tracked, LintedSite.Member member, FindingCollector findings) {
        if (!member.instance().interfaceName().equals(Optional.of(tracked.name()))) {
            checkExists(tracked.name(), tracked.at(), member, findings);
            return;
        }
        boolean alone = member.instance().block().values("track_interface").size() == 1;
        findings.heard(
                UNTIDY,
                "own-interface-tracked",
                tracked.at(),
                tracked.name() + " is the instance's own interface, which it tracks without being told",
                "keepalived ignores the line and says so at every start",
                alone ? "delete the track_interface block" : "delete the line");
    }

    private static void checkName(String name, ConfPosition at, LintedSite.Member member, FindingCollector findings) {
        if (name.length() > LONGEST || name.equals("lo")) {
            findings.heard(
                    FATAL,
                    "interface-unusable",
                    at,
                    "VRRP cannot run on '" + name + "'",
                    "keepalived does not start",
                    "write a name that ip -br link shows, and not lo");
        } else {
            checkExists(name, at, member, findings);
        }
    }

    private static void checkExists(String name, ConfPosition at, LintedSite.Member member, FindingCollector findings) {
        Optional<Set<String>> known = member.node().host().interfaces();
        boolean dynamic =
                member.node().config().globals().last("dynamic_interfaces").isPresent();
        if (known.isPresent() && !known.get().contains(name) && !dynamic) {
            reportAbsent(name, at, known.get(), findings);
        }
    }

    static void reportAbsent(String name, ConfPosition at, Set<String> known, FindingCollector findings) {
        findings.heard(
                FATAL,
                "interface-does-not-exist",
                at,
                "this machine has no interface '" + name + "'",
                "keepalived does not start, or leaves the line out",
                "write one of: "
                        + String.join(
                                ", ",
                                known.stream()
                                        .filter(n -> !n.equals("lo"))
                                        .sorted()
                                        .toList()));
    }

    private static void compare(LintedSite.Member first, LintedSite.Member other, FindingCollector findings) {
        boolean bothUnknown = first.node().host().interfaces().isEmpty()
                && other.node().host().interfaces().isEmpty();
        if (bothUnknown
                && !first.instance().interfaceName().equals(other.instance().interfaceName())) {
            findings.addUnheard(
                    RISK,
                    "interface-differs",
                    other.instance().at("interface"),
                    other.name() + " runs on "
                            + other.instance().interfaceName().orElse("no interface") + ", " + first.name() + " on "
                            + first.instance().interfaceName().orElse("no interface"),
                    "after a clone the card may have another name, and keepalived does not start on one that is not there",
                    "ip -br link on " + other.name());
        }
    }
}
