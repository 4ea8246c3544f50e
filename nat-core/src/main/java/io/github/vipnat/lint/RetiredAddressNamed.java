package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines other than static rules that name an address which is about to retire: what they say of it they do not say of
 * the VIP. Where the same line stands for the VIP as well, somebody has thought of it. NAT lines that the router types later
 * are {@link NatTypedLater}'s.
 */
final class RetiredAddressNamed implements LintRule {

    /** How many lines a problem shows. */
    private static final int SHOWN = 5;

    /** Every other line: it hardly changes what the VIP serves, and who moves a service wants to know. */
    private static final String OTHER = "";

    /** How the places begin that matter, and what they are. */
    private static final Map<String, String> KINDS = kinds();

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("ip nat ", "NAT line");
        kinds.put("ip access-list ", "access list");
        kinds.put("access-list ", "access list");
        kinds.put("object-group ", "object group");
        kinds.put("class-map ", "zone policy");
        kinds.put("policy-map ", "zone policy");
        kinds.put("zone-pair ", "zone policy");
        kinds.put("route-map ", "policy route");
        kinds.put("ip route ", "route");
        kinds.put("ip sla ", "IP SLA");
        return kinds;
    }

    @Override
    public List<Problem> check(Subject subject) {
        return subject.plan().removals().stream()
                .filter(removal -> subject.isRetired(removal.rule()))
                .map(removal -> removal.rule().mapping().insideLocal())
                .distinct()
                .sorted()
                .flatMap(address -> byKind(subject, address).entrySet().stream()
                        .map(entry -> problem(subject, address, entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Map<String, List<ConfigLine>> byKind(Subject subject, Ipv4 address) {
        List<ConfigLine> ofVip =
                subject.view().linesNaming(subject.topology().vip().address());
        Set<ConfigLine> later = LaterLine.sourcesIn(subject.view());
        return subject.view().linesNaming(address).stream()
                .filter(line -> !Prose.isOne(line) && !isStaticRule(line) && !later.contains(line))
                .filter(line -> ofVip.stream().noneMatch(other -> isSame(subject, line, address, other)))
                .collect(Collectors.groupingBy(RetiredAddressNamed::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private static String kind(ConfigLine line) {
        String head = line.section().isEmpty() ? line.text() : line.section();
        return KINDS.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean isStaticRule(ConfigLine line) {
        return line.section().isEmpty() && line.text().startsWith("ip nat inside source static ");
    }

    private static boolean isSame(Subject subject, ConfigLine line, Ipv4 address, ConfigLine ofVip) {
        String vip = subject.topology().vip().address().toString();
        return line.section().equals(ofVip.section())
                && withoutNumber(line.text().replace(address.toString(), vip)).equals(withoutNumber(ofVip.text()));
    }

    private static String withoutNumber(String text) {
        return text.strip().replaceFirst("^[0-9]+ +", "");
    }

    private static String count(String kind, int lines) {
        if (kind.equals(OTHER)) {
            return lines == 1 ? "there is another line that names " : "there are " + lines + " other lines that name ";
        }
        return "there is " + (kind.matches("[aeiouAEIOU].*") ? "an " : "a ") + kind + " that names ";
    }

    private static Problem problem(Subject subject, Ipv4 address, String kind, List<ConfigLine> lines) {
        String places = lines.stream().limit(SHOWN).map(ConfigLine::place).collect(Collectors.joining("; "));
        String more = lines.size() > SHOWN ? "; and " + (lines.size() - SHOWN) + " more" : "";
        return new Problem(
                "retired-address-named",
                kind.equals(OTHER) ? Severity.UNTIDY : Severity.RISK,
                subject.where(),
                count(kind, lines.size()) + address,
                "what it says of the node it does not say of the VIP: " + places + more,
                "see whether the VIP needs the same:  show running-config | include "
                        + address.toString().replace(".", "\\."));
    }
}
