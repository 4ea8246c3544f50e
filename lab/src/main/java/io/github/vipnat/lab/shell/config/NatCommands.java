package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.nat.NatReply;
import io.github.vipnat.lab.nat.StaticOption;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** {@code [no] ip nat ...} in global configuration (ios-facts 1). */
final class NatCommands {

    static final Keywords ACCESS_LIST_KINDS = Keywords.of("extended logging resequence standard");

    private static final Keywords NAT = Keywords.of("create inside log outside piggyback-support pool portmap"
            + " service settings sip-sbc source stateful switchover translation");
    private static final Keywords INSIDE = Keywords.none()
            .and("destination", "Destination address translation")
            .and("source", "Source address translation");
    private static final Keywords SOURCE = Keywords.none()
            .and("list", "Specify access list describing local addresses")
            .and("route-map", "Specify route-map")
            .and("static", "Specify static local->global mapping");
    private static final Keywords STATIC = Keywords.none()
            .and("A.B.C.D", "Inside local IP address")
            .and("esp", "IPSec-ESP (Tunnel mode) support")
            .and("network", "Subnet translation")
            .and("tcp", "Transmission Control Protocol")
            .and("udp", "User Datagram Protocol");
    private static final Keywords INTERFACE = Keywords.of("interface");
    private static final Keywords DYNAMIC_TO = Keywords.of("interface pool");
    private static final Keywords OUTSIDE = Keywords.of("source");

    private final BooleanSupplier busy;

    NatCommands(BooleanSupplier busy) {
        this.busy = busy;
    }

    void execute(Words words, ConfigurationSession session, boolean negative) {
        String asTyped = "ip nat " + words.left();
        words.translate(session.state().nat().spelling()::plain);
        String line = "ip nat " + read(words, session, negative);
        session.toGlobal();
        if (busy.getAsBoolean()) {
            session.console().println("%NAT: System busy. Try later"); // ios-facts 2
            return;
        }
        session.state().observeFlows();
        if (negative) {
            answer(session, yes -> session.state().nat().remove(line, asTyped, yes));
        } else {
            answer(session, yes -> session.state().nat().add(line, yes));
        }
    }

    /** Does it, and once more where a question was answered with yes. */
    private static void answer(ConfigurationSession session, Function<Boolean, NatReply> doing) {
        finish(doing.apply(false), session, () -> finish(doing.apply(true), session, () -> {}));
    }

    private static void finish(NatReply reply, ConfigurationSession session, Runnable whenYes) {
        reply.<Runnable>match(new NatReply.Cases<>(
                        (NatReply.Done done) -> session::recordChange,
                        (NatReply.Refused refused) -> () -> session.console().println(refused.text()),
                        (NatReply.Asks asks) -> new NatQuestion(asks, session, whenYes)::put))
                .run();
    }

    private static String read(Words words, ConfigurationSession session, boolean negative) {
        String what = words.keyword(NAT);
        return what + " "
                + switch (what) {
                    case "inside" -> inside(words, session, negative);
                    case "outside" -> words.keyword(OUTSIDE) + " " + words.rest("LINE");
                    default -> words.rest("LINE");
                };
    }

    private static String inside(Words words, ConfigurationSession session, boolean negative) {
        if (words.keyword(INSIDE).equals("destination")) {
            return "destination " + words.rest("LINE");
        }
        String kind = words.keyword(SOURCE);
        if (kind.equals("static")) {
            return "source static " + staticRule(words, session, negative);
        }
        String name = words.word("WORD  Access list or route-map name");
        String to = words.keyword(DYNAMIC_TO);
        String target = to.equals("interface") ? InterfaceName.read(words) : words.word("WORD  Name of pool");
        String rest = words.remainder();
        return "source " + kind + " " + name + " " + to + " " + target + (rest.isEmpty() ? "" : " " + rest);
    }

    private static String staticRule(Words words, ConfigurationSession session, boolean negative) {
        String protocol = words.nextIsAddress() ? "" : words.keyword(STATIC);
        StringBuilder line = new StringBuilder(protocol.isEmpty() ? "" : protocol + " ");
        boolean ports = protocol.equals("tcp") || protocol.equals("udp");
        line.append(words.address());
        if (ports) {
            line.append(' ').append(words.number(1, 65_535));
        }
        boolean toInterface =
                protocol.equals("esp") || (!protocol.equals("network") && !words.nextIsAddress() && words.more());
        if (toInterface) {
            words.keyword(INTERFACE);
            line.append(" interface ").append(InterfaceName.read(words));
        } else {
            line.append(' ').append(words.address());
        }
        if (ports) {
            line.append(' ').append(words.number(1, 65_535));
        }
        if (protocol.equals("network")) {
            line.append(' ').append(words.word("/nn or A.B.C.D  Network mask"));
        }
        Quirk.ForcedPlace forcedPlace = session.state().quirks().get(Quirk.ForcedPlace.class);
        options(words, options(session, negative, toInterface), forcedPlace, line);
        return line.toString();
    }

    /** Which options are known here: the interface form has a VRF alone (ios-facts 1.1), forced is a word of removal. */
    private static Set<StaticOption> options(ConfigurationSession session, boolean negative, boolean toInterface) {
        Quirks quirks = session.state().quirks();
        Set<StaticOption> known = toInterface
                ? EnumSet.of(StaticOption.VRF)
                : EnumSet.complementOf(EnumSet.of(StaticOption.FORCED, StaticOption.PINNED));
        if (quirks.get(Quirk.StoredAs.class) == Quirk.StoredAs.WITH_A_LATER_WORD) {
            known.add(StaticOption.PINNED);
        }
        boolean forced = session.state().personality() == Personality.IOS_XE
                || quirks.get(Quirk.ForcedOnClassic.class) == Quirk.ForcedOnClassic.ACCEPT;
        if (negative && forced) {
            known.add(StaticOption.FORCED);
        }
        return known;
    }

    private static void options(
            Words words, Set<StaticOption> known, Quirk.ForcedPlace forcedPlace, StringBuilder line) {
        Set<StaticOption> left = EnumSet.copyOf(known);
        for (Optional<String> word = words.keywordOrEnd(keywords(left));
                word.isPresent();
                word = words.keywordOrEnd(keywords(left))) {
            StaticOption option =
                    StaticOption.valueOf(word.get().toUpperCase(Locale.ROOT).replace('-', '_'));
            line.append(' ').append(option.word());
            if (!option.argument().isEmpty()) {
                line.append(' ').append(words.word("WORD  " + option.argument()));
            }
            if (option == StaticOption.FORCED && forcedPlace == Quirk.ForcedPlace.LAST) {
                left.clear();
            } else if (forcedPlace == Quirk.ForcedPlace.FIRST) {
                left.remove(StaticOption.FORCED);
            }
        }
    }

    private static Keywords keywords(Set<StaticOption> options) {
        Keywords known = Keywords.none();
        for (StaticOption option : options) {
            known = known.and(option.word(), option.help());
        }
        return known;
    }
}
