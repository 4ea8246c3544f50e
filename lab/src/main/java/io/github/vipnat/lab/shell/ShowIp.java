package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.ArpTable;
import io.github.vipnat.lab.device.Interfaces;
import io.github.vipnat.lab.device.Interfaces.Interface;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.nat.Flow;
import io.github.vipnat.lab.nat.NatStatistics;
import io.github.vipnat.lab.nat.TranslationListing;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code show ip ...}. */
final class ShowIp {

    private static final Keywords INTERFACE = Keywords.of("brief");
    private static final Keywords NAT =
            Keywords.none().and("statistics", "Translation statistics").and("translations", "Translation entries");
    private static final Keywords TRANSLATIONS = Keywords.of("icmp tcp total udp verbose vrf");

    private final RouterState state;

    ShowIp(Session session) {
        this.state = session.state();
    }

    String run(Words words) {
        return switch (words.keyword(Vocabulary.SHOW_IP)) {
            case "nat" -> nat(words);
            case "arp" -> arp(words);
            case "aliases" -> ShowCommands.lines(words, aliases());
            case "interface" -> {
                words.keyword(INTERFACE);
                yield ShowCommands.lines(words, interfaces());
            }
            default -> throw words.invalid();
        };
    }

    private String nat(Words words) {
        state.observeFlows();
        return words.keyword(NAT).equals("statistics") ? ShowCommands.lines(words, statistics()) : translations(words);
    }

    private List<String> statistics() {
        List<Interface> all = state.interfaces().all();
        return new NatStatistics(state.nat())
                .lines(
                        all.stream()
                                .filter(Interface::natOutside)
                                .map(Interface::name)
                                .toList(),
                        all.stream()
                                .filter(Interface::natInside)
                                .map(Interface::name)
                                .toList());
    }

    /** ios-facts 3: a protocol, a VRF, verbose and total, in any order. */
    private String translations(Words words) {
        Predicate<Flow> fits = flow -> true;
        String vrf = "";
        boolean verbose = false;
        boolean total = false;
        for (Optional<String> word = words.keywordOrEnd(TRANSLATIONS);
                word.isPresent();
                word = words.keywordOrEnd(TRANSLATIONS)) {
            switch (word.get()) {
                case "vrf" -> vrf = words.word("WORD  VRF name");
                case "verbose" -> verbose = true;
                case "total" -> total = true;
                default -> {
                    String protocol = word.get();
                    fits = flow -> flow.protocol().equals(protocol);
                }
            }
        }
        TranslationListing listing = new TranslationListing(state.nat());
        return total
                ? "Total number of translations: " + listing.total(fits, vrf) + "\n"
                : ShowCommands.text(
                        listing.lines(fits, vrf, verbose, state.clock().now()));
    }

    /**
     * ios-facts 3: own addresses and NAT aliases have the age "-". No fact tells the age of a row that a line of the
     * configuration keeps; nothing learnt takes its place while the line stands.
     */
    String arp(Words words) {
        String only = words.more() ? words.address() : "";
        words.end();
        state.observeNeighbours();
        Map<Integer, String> rows = new TreeMap<>(Integer::compareUnsigned);
        state.interfaces()
                .all()
                .forEach(one -> one.addresses()
                        .forEach(subnet -> rows.put(
                                Interfaces.bits(subnet.address()), row(subnet.address(), "-", one.mac(), one.name()))));
        for (String alias : aliasAddresses()) {
            state.interfaces()
                    .reaching(alias)
                    .ifPresent(one -> rows.put(Interfaces.bits(alias), row(alias, "-", one.mac(), one.name())));
        }
        fixedRows().forEach(rows::putIfAbsent);
        state.arp()
                .rows()
                .forEach((address, learnt) -> rows.putIfAbsent(Interfaces.bits(address), learntRow(address, learnt)));
        List<String> lines = new ArrayList<>();
        rows.values().stream()
                .filter(row -> only.isEmpty() || row.startsWith("Internet  " + only + " "))
                .forEach(lines::add);
        if (!lines.isEmpty() || only.isEmpty()) {
            lines.add(0, "Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
        }
        return ShowCommands.text(lines);
    }

    /** {@code arp 10.51.10.67 0050.56aa.0001 ARPA}. */
    private Map<Integer, String> fixedRows() {
        Map<Integer, String> rows = new TreeMap<>();
        state.configuration().lines().stream()
                .map(line -> line.words().split(" "))
                .filter(words -> words.length >= 4 && words[0].equals("arp") && Character.isDigit(words[1].charAt(0)))
                .forEach(words -> rows.put(Interfaces.bits(words[1]), row(words[1], "-", words[2], out(words[1]))));
        return rows;
    }

    private String out(String address) {
        return state.interfaces().reaching(address).map(Interface::name).orElse("");
    }

    private String learntRow(String address, ArpTable.Row row) {
        long age = Duration.between(row.since(), state.clock().now()).toMinutes();
        boolean incomplete = row.mac().equals(ArpTable.INCOMPLETE);
        String out = incomplete ? "" : out(address);
        return row(address, String.valueOf(incomplete ? 0 : age), row.mac(), out);
    }

    private static String row(String address, String age, String mac, String interfaceName) {
        return String.format(Locale.ROOT, "Internet  %-15s%10s   %-14s  ARPA   %s", address, age, mac, interfaceName);
    }

    /** Globals of statics that lie in a connected subnet and are not the router's own (ios-facts 8, "alias"). */
    private List<String> aliasAddresses() {
        return state.nat()
                .translations()
                .aliases()
                .filter(address -> state.interfaces().reaching(address).isPresent())
                .filter(address -> state.interfaces().withAddress(address).isEmpty())
                .toList();
    }

    /** ios-facts 3, "show ip aliases". */
    private List<String> aliases() {
        Map<Integer, String> rows = new TreeMap<>(Integer::compareUnsigned);
        aliasAddresses()
                .forEach(address ->
                        rows.put(Interfaces.bits(address), String.format(Locale.ROOT, "%-25s%s", "Dynamic", address)));
        state.interfaces()
                .all()
                .forEach(one -> one.addresses()
                        .forEach(subnet -> rows.put(
                                Interfaces.bits(subnet.address()),
                                String.format(Locale.ROOT, "%-25s%s", "Interface", subnet.address()))));
        List<String> lines = new ArrayList<>(rows.values());
        lines.add(0, "Address Type             IP Address      Port");
        return lines;
    }

    /** ios-facts 3, "show ip interface brief". */
    private List<String> interfaces() {
        List<String> lines = new ArrayList<>();
        lines.add("Interface              IP-Address      OK? Method Status                Protocol");
        for (Interface one : state.interfaces().all()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-22s %-15s YES NVRAM  %-21s %-8s",
                    one.name(),
                    one.primary().isEmpty() ? "unassigned" : one.primary(),
                    one.up() ? "up" : "administratively down",
                    one.up() ? "up" : "down"));
        }
        return lines;
    }
}
