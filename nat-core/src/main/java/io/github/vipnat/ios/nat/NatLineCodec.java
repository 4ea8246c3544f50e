package io.github.vipnat.ios.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticRule;
import java.util.Optional;

/**
 * {@code ip nat inside source static …} to a rule and back; what is read and what is written stand side by side. The
 * grammar is ios-facts 1.1.
 */
public final class NatLineCodec {

    public static final String PREFIX = "ip nat inside source static ";

    private NatLineCodec() {}

    /** Reads a line; empty when any word of it is not understood, since half a rule is worse than none. */
    public static Optional<StaticRule> parse(String line) {
        return line.startsWith(PREFIX) && isPlain(line) ? parseBody(line.substring(PREFIX.length())) : Optional.empty();
    }

    /** No router prints a rule with other bytes, and typed back they would do more than they show. */
    private static boolean isPlain(String line) {
        return line.chars().allMatch(one -> (one >= ' ' && one <= '~' && one != '?') || one == '\t');
    }

    /** Reads what follows the word {@code static}. */
    static Optional<StaticRule> parseBody(String text) {
        WordCursor words = new WordCursor(text);
        Optional<Mapping> mapping = parseMapping(words);
        return mapping.flatMap(found -> StaticOptionsCodec.parse(words)
                .map(options -> new StaticRule(found, options))
                .filter(NatLineCodec::isDocumented));
    }

    /** Behind an interface no document shows the words that tie a rule to something (ios-facts 1.1, fourth form). */
    private static boolean isDocumented(StaticRule rule) {
        return rule.mapping().globalInterfaceName().isEmpty()
                || rule.options().ties().isNone();
    }

    /** What the addresses of a line say whose other words are not understood; empty when they are not either. */
    static Optional<Mapping> parseMapping(String line) {
        return line.startsWith(PREFIX)
                ? parseMapping(new WordCursor(line.substring(PREFIX.length())))
                : Optional.empty();
    }

    /** Writes a rule in the order of words that IOS itself prints. */
    public static String print(StaticRule rule) {
        return PREFIX + printBody(rule);
    }

    /** Writes what follows the word {@code static}. */
    static String printBody(StaticRule rule) {
        return print(rule.mapping()) + StaticOptionsCodec.print(rule.options());
    }

    private static Optional<Mapping> parseMapping(WordCursor words) {
        if (words.takeIf("network")) {
            return parseNetwork(words);
        }
        if (words.takeIf("esp")) {
            return parseEsp(words);
        }
        Optional<Protocol> protocol = Protocol.parse(words.peek());
        if (protocol.isPresent()) {
            words.take();
            return parsePort(protocol.get(), words);
        }
        return parseFull(words);
    }

    private static String print(Mapping mapping) {
        return mapping.match(new Mapping.Cases<>(
                (Mapping.Full m) -> m.insideLocal() + " " + m.insideGlobal(),
                (Mapping.Port m) -> m.globalPort().protocol() + " " + m.insideLocal() + " " + m.localPort() + " "
                        + m.insideGlobal() + " " + m.globalPort().number(),
                (Mapping.InterfacePort m) ->
                        m.globalPort().protocol() + " " + m.insideLocal() + " " + m.localPort() + " interface "
                                + m.globalInterface() + " " + m.globalPort().number(),
                (Mapping.InterfaceFull m) -> m.insideLocal() + " interface " + m.globalInterface(),
                (Mapping.InterfaceEsp m) -> "esp " + m.insideLocal() + " interface " + m.globalInterface(),
                (Mapping.Network m) ->
                        "network " + m.local().address() + " " + m.global().address() + " "
                                + (m.maskWithSlash()
                                        ? "/" + m.local().length()
                                        : m.local().mask())));
    }

    private static Optional<Mapping> parseFull(WordCursor words) {
        Optional<Ipv4> local = Ipv4.parse(words.take());
        if (words.takeIf("interface")) {
            return local.flatMap(l -> InterfaceName.parse(words.take()).map(i -> new Mapping.InterfaceFull(l, i)));
        }
        return local.flatMap(l -> Ipv4.parse(words.take()).map(g -> new Mapping.Full(l, g)));
    }

    private static Optional<Mapping> parsePort(Protocol protocol, WordCursor words) {
        Optional<Ipv4> local = Ipv4.parse(words.take());
        Optional<Integer> localPort = TransportPort.parseNumber(words.take());
        if (local.isEmpty() || localPort.isEmpty()) {
            return Optional.empty();
        }
        if (words.takeIf("interface")) {
            return InterfaceName.parse(words.take())
                    .flatMap(name -> port(protocol, words)
                            .map(global -> new Mapping.InterfacePort(local.get(), localPort.get(), name, global)));
        }
        return Ipv4.parse(words.take())
                .flatMap(address -> port(protocol, words)
                        .map(global -> new Mapping.Port(local.get(), localPort.get(), address, global)));
    }

    private static Optional<Mapping> parseEsp(WordCursor words) {
        Optional<Ipv4> local = Ipv4.parse(words.take());
        return local.filter(l -> words.takeIf("interface"))
                .flatMap(l -> InterfaceName.parse(words.take()).map(name -> new Mapping.InterfaceEsp(l, name)));
    }

    private static Optional<Mapping> parseNetwork(WordCursor words) {
        Optional<Ipv4> local = Ipv4.parse(words.take());
        Optional<Ipv4> global = Ipv4.parse(words.take());
        String mask = words.take();
        if (local.isEmpty() || global.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ipv4Prefix> prefix = mask.startsWith("/")
                ? Ipv4Prefix.parse(local.get() + mask)
                : Ipv4.parse(mask).flatMap(m -> Ipv4Prefix.ofMask(local.get(), m));
        return prefix.map(p -> new Mapping.Network(p, new Ipv4Prefix(global.get(), p.length()), mask.startsWith("/")));
    }

    private static Optional<TransportPort> port(Protocol protocol, WordCursor words) {
        return TransportPort.parseNumber(words.take()).map(number -> new TransportPort(protocol, number));
    }
}
