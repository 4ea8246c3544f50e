package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.vrrp.VirtualAddress;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Classes 25 and 26 and what keepalived itself says of addresses: masks, duplicates, and a VIP that is also a fixed address. */
final class AddressRule implements LintRule {

    private static final Set<String> WITH_VALUE =
            Set.of("dev", "scope", "broadcast", "brd", "label", "peer", "preferred_lft", "track_group");
    private static final List<Ipv4Prefix> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
            .flatMap(network -> Ipv4Prefix.parse(network).stream())
            .toList();

    /** A mask up to this one is nearly always the interface's own, and then it changes nothing. */
    private static final int USUAL_LAN = 24;

    private static final Set<String> ALONE =
            Set.of("home", "-nodad", "mngtmpaddr", "noprefixroute", "autojoin", "no_track", "use_vmac");

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            node.config().conf().blocks("static_ipaddress").stream()
                    .flatMap(block -> block.entries().stream())
                    .forEach(entry -> checkLine(entry.line(), findings));
        }
        for (LintedSite.Member member : site.members()) {
            checkInstance(member, findings);
        }
        for (LintedSite.Group group : site.groups()) {
            checkAgainstNodes(group, findings);
        }
    }

    private static void checkInstance(LintedSite.Member member, FindingCollector findings) {
        VrrpInstance instance = member.instance();
        Stream.concat(
                        instance.block().values("virtual_ipaddress").stream(),
                        instance.block().values("virtual_ipaddress_excluded").stream())
                .forEach(line -> checkLine(line, findings));
        if (instance.addresses().stream().noneMatch(AddressRule::isValid) && !instance.has("no_virtual_ipaddress")) {
            findings.heard(
                    FATAL,
                    "vip-missing",
                    instance.block().line().at(),
                    instance.name() + " has no virtual_ipaddress",
                    "there is nothing to move; in version 3 keepalived does not start",
                    "virtual_ipaddress { ADDRESS }, a line each");
        }
        checkFamilies(instance, findings);
        checkTwice(instance, findings);
        checkStatic(member, findings);
        instance.addresses().forEach(address -> checkMask(address, instance, findings));
    }

    private static boolean isValid(VirtualAddress address) {
        return address.address().isPresent() || address.isIpv6();
    }

    private static void checkLine(ConfLine line, FindingCollector findings) {
        VirtualAddress address = VirtualAddress.of(line);
        if (!isValid(address)) {
            findings.heard(
                    FATAL,
                    "address-refused",
                    line.at(),
                    "'" + line.keyword() + "' is no address",
                    "keepalived leaves it out",
                    "write an address, with a mask if you like: 10.51.10.67/32");
            return;
        }
        boolean maskGiven = line.keyword().contains("/");
        int longest = address.isIpv6() ? 128 : 32;
        if (maskGiven
                && address.prefixLength().filter(length -> length <= longest).isEmpty()) {
            findings.heard(
                    RISK,
                    "mask-refused",
                    line.at(),
                    "the mask of " + line.keyword() + " is not 0 to " + longest,
                    "keepalived uses " + longest,
                    "write " + address.withoutMask() + "/" + longest + " instead of " + address.text());
        }
        checkHost(address, findings);
        checkAnycast(address, findings);
        checkOptions(line, findings);
    }

    /** The first and the last address of a network are no host's (issue 1197); of two addresses (/31) both are. */
    private static void checkHost(VirtualAddress address, FindingCollector findings) {
        Optional<Ipv4Prefix> network = address.address()
                .filter(ip -> address.prefixLength().orElse(32) <= 30)
                .map(ip -> new Ipv4Prefix(ip, address.prefixLength().orElse(32)));
        if (network.isEmpty()) {
            return;
        }
        boolean first = network.get().network().equals(network.get().address());
        boolean last = network.get().last().equals(network.get().address());
        if (first || last) {
            findings.addUnheard(
                    FATAL,
                    first ? "vip-is-the-network" : "vip-is-the-broadcast",
                    address.at(),
                    address.text() + " is " + (first ? "the network itself" : "the network's broadcast address")
                            + ", no host address",
                    "keepalived puts it on the interface, and no other host of the network sends to it",
                    "write the address that clients use, one between the network's first and last");
        }
    }

    /** The first address of an IPv6 network belongs to all its routers (RFC 4291 2.6.1); of two addresses (/127) it does not. */
    private static void checkAnycast(VirtualAddress address, FindingCollector findings) {
        String text = address.withoutMask();
        int length = address.prefixLength().orElse(128);
        boolean endsInZeros = text.endsWith("::") && length <= 126;
        if (endsInZeros && text.chars().filter(c -> c == ':').count() - 1 <= length / 16) {
            findings.addUnheard(
                    RISK,
                    "vip-is-the-network",
                    address.at(),
                    address.text() + " is the network itself, the address of all its routers (anycast)",
                    "each router of the network answers for it as well, and the MASTER is one of several",
                    "write the address that clients use, such as " + text + "10/" + length);
        }
    }

    private static void checkOptions(ConfLine line, FindingCollector findings) {
        for (int i = 1; i < line.words().size(); i++) {
            boolean takesValue = WITH_VALUE.contains(line.word(i));
            if (takesValue && !line.has(i + 1)) {
                findings.heard(
                        FATAL,
                        "address-option-without-value",
                        line.at(i),
                        "'" + line.word(i) + "' needs a value",
                        "keepalived leaves the address out",
                        "write: " + line.keyword() + " " + line.word(i) + " VALUE");
            } else if (!takesValue && !ALONE.contains(line.word(i))) {
                findings.heard(
                        RISK,
                        "address-option-unknown",
                        line.at(i),
                        "'" + line.word(i) + "' is no option of an address",
                        "keepalived ignores it",
                        "delete the word; a second address goes on a line of its own");
            }
            i += takesValue ? 1 : 0;
        }
    }

    /** The first address decides; those of the other kind belong into {@code virtual_ipaddress_excluded}. */
    private static void checkFamilies(VrrpInstance instance, FindingCollector findings) {
        List<VirtualAddress> valid =
                instance.addresses().stream().filter(AddressRule::isValid).toList();
        valid.stream()
                .filter(address -> address.isIpv6() != valid.get(0).isIpv6())
                .forEach(address -> findings.heard(
                        FATAL,
                        "vip-family-mixed",
                        address.at(),
                        address.text() + " is of another family than "
                                + valid.get(0).text(),
                        "keepalived leaves it out",
                        "move it into virtual_ipaddress_excluded, on every node"));
    }

    /** Of a second one keepalived 2.3 says so and leaves it out; 2.2.7 is silent (keepalived-facts 5). */
    private static void checkTwice(VrrpInstance instance, FindingCollector findings) {
        Set<String> seen = new HashSet<>();
        for (VirtualAddress address : instance.addresses()) {
            if (!seen.add(address.withoutMask())) {
                reportTwice(
                        address,
                        address.withoutMask() + " stands in the list twice",
                        "2.2.7 puts it into adverts twice, and a peer whose list has it once drops them",
                        findings);
            }
        }
        for (VirtualAddress address : instance.excludedAddresses()) {
            if (!seen.add(address.withoutMask())) {
                reportTwice(
                        address,
                        address.withoutMask() + " is a virtual address already",
                        "2.2.7 adds it twice without a word",
                        findings);
            }
        }
    }

    private static void reportTwice(VirtualAddress address, String what, String why, FindingCollector findings) {
        findings.addHeardBy(
                Set.of(KeepalivedRelease.V2_3),
                RISK,
                "vip-twice",
                address.at(),
                what,
                why + "; 2.3 leaves the second one out and says so at every start",
                "delete the line");
    }

    private static void checkStatic(LintedSite.Member member, FindingCollector findings) {
        if (member.node().config().conf().blocks("static_ipaddress").isEmpty()) {
            return;
        }
        List<ConfLine> fixed = member.node().config().conf().blocks("static_ipaddress").stream()
                .flatMap(block -> block.entries().stream())
                .map(entry -> entry.line())
                .toList();
        for (VirtualAddress address : member.instance().addresses()) {
            fixed.stream()
                    .filter(line -> line.keyword().split("/", 2)[0].equals(address.withoutMask()))
                    .forEach(line -> findings.addUnheard(
                            FATAL,
                            "vip-also-static",
                            line.at(),
                            address.withoutMask() + " is a virtual address and a static one",
                            "the node keeps it whoever is MASTER: two nodes answer for one address",
                            "delete the line"));
        }
    }

    /** Measured: a mask longer than the interface's makes the VIP the source address of what the node sends (keepalived-facts 3.4). */
    private static void checkMask(VirtualAddress address, VrrpInstance instance, FindingCollector findings) {
        Optional<Integer> length = address.prefixLength();
        boolean longerThanMost = length.isPresent() && length.get() > USUAL_LAN && length.get() < 32;
        if (longerThanMost && address.address().filter(AddressRule::isPrivate).isPresent()) {
            findings.addUnheard(
                    UNTIDY,
                    "vip-with-network-mask",
                    address.at(),
                    address.text() + " brings a network of its own, besides the one of "
                            + instance.interfaceName().orElse("the interface"),
                    "if its mask is longer than the interface's, what the node sends to that network comes from the VIP:"
                            + " a database that knows the node's address only refuses it",
                    "write " + address.withoutMask() + " instead of " + address.text());
        }
    }

    /** A provider's networks are as small as a longer mask says, and then the mask is the interface's own. */
    private static boolean isPrivate(Ipv4 address) {
        return PRIVATE.stream().anyMatch(network -> network.contains(address));
    }

    private static void checkAgainstNodes(LintedSite.Group group, FindingCollector findings) {
        for (LintedSite.Member member : group.members()) {
            Optional<Ipv4> source = member.instance().sourceAddress().flatMap(Ipv4::parse);
            group.preferred().instance().addresses().stream()
                    .filter(address -> source.isPresent() && address.address().equals(source))
                    .forEach(address -> findings.addUnheard(
                            FATAL,
                            "vip-is-a-nodes-address",
                            address.at(),
                            address.withoutMask() + " is the address " + member.name() + " sends from",
                            "that node has the VIP whoever is MASTER",
                            "choose an address that no node has"));
        }
        checkMasks(group, findings);
    }

    private static void checkMasks(LintedSite.Group group, FindingCollector findings) {
        List<Optional<Ipv4Prefix>> first = prefixes(group.preferred());
        for (LintedSite.Member other : group.others()) {
            boolean sameAddresses = group.preferred().instance().addresses().stream()
                    .map(VirtualAddress::withoutMask)
                    .toList()
                    .equals(other.instance().addresses().stream()
                            .map(VirtualAddress::withoutMask)
                            .toList());
            if (sameAddresses && !first.equals(prefixes(other))) {
                findings.addUnheard(
                        RISK,
                        "vip-mask-differs",
                        other.instance().at("virtual_ipaddress"),
                        "the VIP has another mask on " + other.name() + " than on "
                                + group.preferred().name(),
                        "which address the node sends from changes with every failover",
                        "write the same mask on every node");
            }
        }
    }

    private static List<Optional<Ipv4Prefix>> prefixes(LintedSite.Member member) {
        return member.instance().addresses().stream()
                .map(address -> Ipv4Prefix.parse(
                        address.withoutMask() + "/" + address.prefixLength().orElse(32)))
                .toList();
    }
}
