package io.github.vipnat.ios.text;

import io.github.vipnat.ios.text.FreeTextEnds.Ending;
import java.util.Optional;
import java.util.Set;

/** Which lines of a configuration open a free text, and what ends each (ios-facts 11.4). */
final class FreeTextGrammar {

    /** As the router prints the character it puts around a banner, in two. */
    static final String CONTROL_C = "^C";

    private static final Ending NEVER = (ends, from) -> FreeTextEnds.NEVER;

    private static final Set<String> BANNERS =
            Set.of("motd", "login", "exec", "incoming", "slip-ppp", "prompt-timeout");

    /** The one section whose banner may have a letter around it; elsewhere a word alone may stand there. */
    private static final String VPN_GROUP = "crypto isakmp client configuration group ";

    /** Words behind which the rest of the line is one person's words to another, and never more than the line. */
    private static final Set<String> PROSE = Set.of(
            "description", "remark", "alias", "chat-script", "access-list", "action", "username", "menu", "event");

    private final String line;
    private final String head;
    private final WordCursor words;

    /**
     * What a line opens.
     *
     * @param bodyAt where in the line the text begins
     * @param isGuess whether the line is none that is known to open one, so that it opens none where the end is missing
     */
    record Opening(int bodyAt, Ending ending, boolean isGuess) {}

    private FreeTextGrammar(String line, String head) {
        this.line = line;
        this.head = head;
        this.words = new WordCursor(line);
    }

    /** @param head the line at the margin above, where this one is indented */
    static Optional<Opening> opening(String line, String head) {
        return new FreeTextGrammar(line, head).known().or(() -> unknown(line));
    }

    static boolean isOpening(String line) {
        return new FreeTextGrammar(line, "").known().isPresent();
    }

    private Optional<Opening> known() {
        return switch (words.take()) {
            case "banner" -> isIndented() ? bannerBelow() : banner();
            case "aaa" ->
                delimitedIf(words.takeIf("authentication") && (words.takeIf("banner") || words.takeIf("fail-message")));
            case "menu" -> delimitedIf(!words.take().isEmpty() && (words.takeIf("title") || words.takeIf("prompt")));
            case "macro" -> macro();
            case "ip" -> webBanner();
            case "busy-message" -> delimitedIf(!words.take().isEmpty());
            case "refuse-message", "vacant-message" -> delimitedIf(isMarkNext());
            case "certificate" -> certificate();
            case "key-string" -> untilLine("quit", "exit");
            case "http-raw-request" -> untilLine("exit");
            default -> Optional.empty();
        };
    }

    private boolean isIndented() {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /** {@code banner KIND D}; the kind may be left out, or one that is not known. */
    private Optional<Opening> banner() {
        int start = words.position();
        int end = start;
        while (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        boolean isOtherKind = end - start > 1 && end < line.length() && Character.isWhitespace(line.charAt(end));
        if (BANNERS.contains(line.substring(start, end)) || isOtherKind) {
            return delimited(end);
        }
        return delimited(start);
    }

    /** Of an Easy VPN group, a web login page and the like; {@code banner file flash:…} has no text here. */
    private Optional<Opening> bannerBelow() {
        boolean isNamed = words.takeIf("text") || words.takeIf("title");
        boolean mayBeAnything = !isNamed && head.startsWith(VPN_GROUP) && !words.isEmpty();
        return delimitedIf(mayBeAnything || isMarkNext());
    }

    private Optional<Opening> macro() {
        if (words.takeIf("name")) {
            return Optional.of(new Opening(line.length(), (ends, from) -> ends.lineEndingIn("@", from), false));
        }
        int brace = line.indexOf('{', words.position());
        return words.takeIf("auto", "execute") && brace >= 0
                ? Optional.of(new Opening(brace + 1, FreeTextEnds::closingBrace, false))
                : Optional.empty();
    }

    private Optional<Opening> webBanner() {
        if (!(words.takeIf("admission") || words.takeIf("auth-proxy")) || !words.takeIf("auth-proxy-banner")) {
            return Optional.empty();
        }
        return delimitedIf(isMarkNext() || (!words.take().isEmpty() && isMarkNext()));
    }

    /** Startup names a file instead of the digits (ios-facts 11.1). */
    private Optional<Opening> certificate() {
        return head.startsWith("crypto ") && head.contains(" certificate chain ") && !line.contains(" nvram:")
                ? Optional.of(new Opening(line.length(), FreeTextEnds::quitBehindHex, false))
                : Optional.empty();
    }

    /** A public key, or a request that {@code ip sla} sends word for word; with a word behind it, the line is all there is. */
    private Optional<Opening> untilLine(String... last) {
        return words.isEmpty() && isIndented()
                ? Optional.of(new Opening(line.length(), (ends, from) -> ends.line(Set.of(last), from), true))
                : Optional.empty();
    }

    /** Whether what comes next can be no word of the grammar. */
    private boolean isMarkNext() {
        return !words.isEmpty() && !Character.isLetterOrDigit(line.charAt(words.position()));
    }

    private Optional<Opening> delimitedIf(boolean isSo) {
        return isSo ? delimited(words.position()) : Optional.empty();
    }

    /** A delimiter that is not there was lost on the way, for no router takes the command without one. */
    private Optional<Opening> delimited(int at) {
        int start = at;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        if (start == line.length()) {
            return Optional.of(new Opening(start, NEVER, false));
        }
        if (line.startsWith(CONTROL_C, start) || line.charAt(start) == '\u0003') {
            int length = line.charAt(start) == '^' ? CONTROL_C.length() : 1;
            return Optional.of(new Opening(start + length, FreeTextEnds::controlC, false));
        }
        String mark = Character.toString(line.codePointAt(start));
        return Optional.of(new Opening(start + mark.length(), (ends, from) -> ends.mark(mark, from), false));
    }

    /** Any other command with a word that begins with control-C: nothing but a text is put between two of them. */
    private static Optional<Opening> unknown(String line) {
        int raw = line.indexOf('\u0003');
        int at = raw >= 0 ? raw : line.indexOf(" " + CONTROL_C) + 1;
        if (at <= 0 || PROSE.contains(new WordCursor(line).take())) {
            return Optional.empty();
        }
        int bodyAt = at + (raw >= 0 ? 1 : CONTROL_C.length());
        return Optional.of(new Opening(bodyAt, FreeTextEnds::controlCAtOnce, true));
    }
}
