package io.github.vipnat.topology.yaml;

import io.github.vipnat.address.InterfaceName;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Texts by what they name. */
public final class NamedText {

    /** Names end up in file names and on command lines. */
    public static final Scalar<String> NAME = matching(
            "bad-name",
            "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
            "a name of letters, digits, dots, dashes and underscores",
            "names become part of file names and commands",
            "web");

    public static final Scalar<String> TEXT = new Scalar<>(
            "bad-text",
            "a text of 1 to 255 visible characters",
            "the other side would not understand it",
            "ops",
            kept(NamedText::isVisible));

    /** What a person writes for persons; longer than a name. */
    public static final Scalar<String> PROSE = new Scalar<>(
            "bad-text",
            "a text of 1 to 2000 visible characters",
            "it could not be compared with what vipnat says, or not be shown",
            "\"one provider routes both\"",
            kept(text -> text.length() <= 2000
                    && isVisible(text.substring(0, Math.min(255, text.length())))
                    && !text.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*")));

    /** The code of a problem. */
    public static final Scalar<String> CODE = matching(
            "bad-word",
            "[a-z0-9-]{1,64}",
            "the code of a finding, as it stands behind RISK",
            "no finding has it",
            "two-outside-interfaces");

    /** With a dash in front {@code ssh} and others take it for an option of theirs. */
    public static final Scalar<String> USER = new Scalar<>(
            "bad-text",
            "a user: 1 to 255 visible characters, the first of them no dash",
            "the other side would not understand it, or take it for an option",
            "ops",
            kept(text -> isVisible(text) && !text.startsWith("-")));

    /** What a router's command line takes for a name; {@code ?} would call its help. */
    public static final Scalar<String> ROUTER_WORD = matching(
            "bad-word",
            "[!-~&&[^?\"]]{1,64}",
            "one word without spaces, quotes or question marks",
            "a router would take it for several words or for a call for help",
            "BLUE");

    public static final Scalar<String> ALGORITHM = matching(
            "bad-word",
            "[A-Za-z0-9@._-]{1,64}",
            "the name of an SSH algorithm",
            "no SSH library would know it",
            "diffie-hellman-group14-sha1");

    /**
     * The kernel's bound on interface names is 15 bytes; it allows more characters than these, which would mean something else in
     * keepalived.conf and in {@code /etc/network/interfaces}.
     */
    public static final Scalar<String> NODE_INTERFACE = matching(
            "bad-word",
            "[A-Za-z0-9_][A-Za-z0-9_.@+=-]{0,14}",
            "the name of a network interface: 1 to 15 letters, digits and _ . @ + = -",
            "keepalived would not start on it",
            "eth0");

    public static final Scalar<InterfaceName> ROUTER_INTERFACE = new Scalar<>(
            "bad-interface",
            "an interface as the router's configuration spells it",
            "rules are compared with the running configuration, which spells names in full",
            "GigabitEthernet0/1",
            text -> interfaceName(text));

    private NamedText() {}

    /** A text of one line, in which nothing is hidden. */
    static boolean isVisible(String text) {
        return !text.isBlank()
                && text.length() <= 255
                && !text.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*");
    }

    private static Scalar<String> matching(String code, String regex, String expected, String why, String example) {
        return new Scalar<>(
                code, expected, why, example, kept(Pattern.compile(regex).asMatchPredicate()));
    }

    private static java.util.function.Function<String, Optional<String>> kept(Predicate<String> rule) {
        return text -> Optional.of(text).filter(rule);
    }

    private static Optional<InterfaceName> interfaceName(String text) {
        try {
            return Optional.of(new InterfaceName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
