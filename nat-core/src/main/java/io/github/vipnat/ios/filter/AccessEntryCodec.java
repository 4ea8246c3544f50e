package io.github.vipnat.ios.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Party;
import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Services;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.filter.Hosts;
import io.github.vipnat.filter.Hosts.Wildcard;
import io.github.vipnat.filter.Ports;
import io.github.vipnat.ios.text.WordCursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of an access list to an entry and back; what it cannot read it keeps. */
final class AccessEntryCodec {

    private static final Map<String, String> PROTOCOL_NUMBERS = Map.of("1", "icmp", "6", "tcp", "17", "udp");

    private static final Ipv4 NO_WILDCARD = Ipv4.of("0.0.0.0");

    private final Map<String, Hosts> groups;
    private final Map<String, ServiceGroupReader.Group> services;

    /**
     * @param groups the network object-groups by name
     * @param services the service object-groups by name
     */
    AccessEntryCodec(Map<String, Hosts> groups, Map<String, ServiceGroupReader.Group> services) {
        this.groups = groups;
        this.services = services;
    }

    /** @param text without number and indentation */
    AccessEntry parse(String text, boolean isStandard) {
        WordCursor words = new WordCursor(text);
        if (words.takeIf("remark")) {
            return new Remark(text);
        }
        boolean permits = words.peek().equals("permit");
        if (!permits && !words.peek().equals("deny")) {
            return new Unreadable(text);
        }
        words.take();
        if (!isStandard && words.takeIf("object-group")) {
            return services(permits, words, text).orElseGet(() -> new Unreadable(text));
        }
        return (isStandard ? standard(permits, words, text) : extended(permits, words, text))
                .<AccessEntry>map(rule -> rule)
                .orElseGet(() -> new Unreadable(text));
    }

    /** Writes a rule as an extended list holds it. */
    static String print(Rule rule) {
        return rule.print();
    }

    private Optional<Rule> standard(boolean permits, WordCursor words, String text) {
        Party anybody = new Party(Hosts.any(), Ports.every());
        return standardHosts(words)
                .flatMap(source -> AccessEntryOptions.parse("ip", words)
                        .map(flags -> new Rule(
                                permits,
                                "ip",
                                new Party(source, Ports.every()),
                                anybody,
                                flags.words(),
                                flags.when(),
                                text)));
    }

    private Optional<Rule> extended(boolean permits, WordCursor words, String text) {
        String word = words.take();
        String protocol = PROTOCOL_NUMBERS.getOrDefault(word, word);
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        return party(protocol, words)
                .flatMap(source -> party(protocol, words)
                        .flatMap(destination -> AccessEntryOptions.parse(protocol, words)
                                .map(flags -> new Rule(
                                        permits, protocol, source, destination, flags.words(), flags.when(), text))));
    }

    private Optional<AccessEntry> services(boolean permits, WordCursor words, String text) {
        String name = words.take();
        Optional<ServiceGroupReader.Group> group = Optional.ofNullable(services.get(name));
        String protocol = "object-group " + name;
        return group.flatMap(known -> party(protocol, words)
                .flatMap(source -> party(protocol, words)
                        .flatMap(destination -> AccessEntryOptions.parse("ip", words)
                                .map(flags -> new Rule(
                                        permits, protocol, source, destination, flags.words(), flags.when(), text))
                                .map(whole -> services(whole, known)))));
    }

    private static Services services(Rule whole, ServiceGroupReader.Group group) {
        List<Rule> each = group.services().stream()
                .map(service -> new Rule(
                        whole.permits(),
                        service.protocol(),
                        new Party(whole.source().hosts(), service.source()),
                        new Party(whole.destination().hosts(), service.destination()),
                        (service.flags() + " " + whole.flags()).strip(),
                        whole.when() == When.ALWAYS ? service.when() : whole.when(),
                        whole.text()))
                .toList();
        return new Services(whole, each, group.isWhole());
    }

    private Optional<Party> party(String protocol, WordCursor words) {
        return hosts(words)
                .flatMap(hosts -> PortMatchCodec.parse(protocol, words).map(ports -> new Party(hosts, ports)));
    }

    private Optional<Hosts> hosts(WordCursor words) {
        if (words.takeIf("any")) {
            return Optional.of(Hosts.any());
        }
        if (words.takeIf("object-group")) {
            return Optional.ofNullable(groups.get(words.take()));
        }
        if (words.takeIf("host")) {
            return Ipv4.parse(words.take()).map(Hosts::only);
        }
        return Ipv4.parse(words.take())
                .flatMap(address -> Ipv4.parse(words.take()).map(mask -> hosts(address, mask)));
    }

    /** A standard list may name a host by its address alone. */
    private Optional<Hosts> standardHosts(WordCursor words) {
        Optional<Ipv4> address = Ipv4.parse(words.peek());
        if (address.isEmpty()) {
            return hosts(words);
        }
        words.take();
        Optional<Ipv4> mask = Ipv4.parse(words.peek());
        mask.ifPresent(taken -> words.take());
        return address.map(first -> hosts(first, mask.orElse(NO_WILDCARD)));
    }

    private static Hosts hosts(Ipv4 address, Ipv4 wildcard) {
        return wildcard.equals(NO_WILDCARD)
                ? Hosts.only(address)
                : new Hosts(address + " " + wildcard, List.of(new Wildcard(address, wildcard)));
    }
}
