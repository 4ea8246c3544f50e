package io.github.vipnat.lab.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A typed line, read word by word. Each method takes the next word when it fits and throws the {@link Rejection} IOS would answer
 * when it does not; at the end of a line that was ended by a question mark it throws the help instead.
 */
public final class Words {

    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private record Word(String text, int column) {}

    private final String line;
    private final List<Word> words;
    private boolean help;
    private int next;

    private Words(String line, int from, boolean help) {
        this.line = line;
        this.help = help;
        this.words = split(line, from);
    }

    /** A line to carry out. */
    public static Words of(String line) {
        return new Words(line, 0, false);
    }

    /** A line in front of a question mark. */
    public static Words ofHelp(String line) {
        return new Words(line, 0, true);
    }

    private static List<Word> split(String line, int from) {
        List<Word> words = new ArrayList<>();
        int at = from;
        while (at < line.length()) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            int start = at;
            while (at < line.length() && line.charAt(at) != ' ') {
                at++;
            }
            if (at > start) {
                words.add(new Word(line.substring(start, at), start));
            }
        }
        return words;
    }

    /** Whether a word that is left begins with a bar. */
    public boolean hasPipe() {
        return words.stream().skip(next).anyMatch(word -> word.text().startsWith("|"));
    }

    /** Cuts the line at the first word that begins with a bar; gives what stands behind the bar. */
    public Optional<Words> pipe() {
        for (int i = next; i < words.size(); i++) {
            if (words.get(i).text().startsWith("|")) {
                Words behind = new Words(line, words.get(i).column() + 1, help);
                words.subList(i, words.size()).clear();
                help = false;
                return Optional.of(behind);
            }
        }
        return Optional.empty();
    }

    /** Whether a word is left. */
    public boolean more() {
        return next < words.size();
    }

    /** The next word, not taken; empty at the end. */
    public String peek() {
        return more() ? words.get(next).text() : "";
    }

    /** Where reading stands, for {@link #goBack}. */
    public int mark() {
        return next;
    }

    /** Goes back to a mark, to read the same words as something else. */
    public void goBack(int mark) {
        next = mark;
    }

    /** What is left, with single blanks; nothing is taken. */
    public String left() {
        return words.subList(next, words.size()).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** From here on these words stand for others, each in its column. */
    public void translate(UnaryOperator<String> meaning) {
        words.subList(next, words.size()).replaceAll(word -> new Word(meaning.apply(word.text()), word.column()));
    }

    /** One of these words, written out in full. */
    public String keyword(Keywords keywords) {
        Word word = required(keywords);
        List<String> matching = keywords.matching(word.text());
        if (matching.size() > 1) {
            throw new Rejection.Ambiguous();
        }
        if (matching.isEmpty()) {
            throw new Rejection.Invalid(word.column()
                    + Math.min(keywords.longestMatch(word.text()), word.text().length() - 1));
        }
        next++;
        return matching.get(0);
    }

    /** One of these words spelt by the first characters of the next word, which is taken whole. */
    public String keywordPrefix(Keywords keywords, int length) {
        Word word = required(keywords.helpLines());
        List<String> matching =
                length == 0 ? List.of() : keywords.matching(word.text().substring(0, length));
        if (matching.isEmpty()) {
            throw new Rejection.Invalid(word.column());
        }
        if (matching.size() > 1) {
            throw new Rejection.Ambiguous();
        }
        next++;
        return matching.get(0);
    }

    /** The rejection of the word that was taken last. */
    public Rejection invalidBefore() {
        return new Rejection.Invalid(words.get(next - 1).column());
    }

    /** One of these words, or empty when the line ends here. */
    public Optional<String> keywordOrEnd(Keywords keywords) {
        if (!more()) {
            helpAtEnd(Stream.concat(keywords.helpLines().stream(), Stream.of("  <cr>"))
                    .toList());
            return Optional.empty();
        }
        return Optional.of(keyword(keywords));
    }

    /** One of these words if the next one stands for exactly one of them; nothing is taken otherwise. */
    public Optional<String> keywordIf(Keywords keywords) {
        if (!more() || isWordHelp()) {
            return Optional.empty();
        }
        List<String> matching = keywords.matching(peek());
        if (matching.size() != 1) {
            return Optional.empty();
        }
        next++;
        return Optional.of(matching.get(0));
    }

    /** An IPv4 address in dotted decimal. */
    public String address() {
        Word word = required(List.of("  A.B.C.D  IP address"));
        if (!isAddress(word.text())) {
            throw new Rejection.Invalid(word.column());
        }
        next++;
        return word.text();
    }

    /** Whether the next word is an IPv4 address. */
    public boolean nextIsAddress() {
        return isAddress(peek());
    }

    /** A number within these bounds, both included. */
    public int number(int lowest, int highest) {
        Word word = required(List.of("  <" + lowest + "-" + highest + ">"));
        int number = word.text().matches("\\d{1,9}") ? Integer.parseInt(word.text()) : -1;
        if (number < lowest || number > highest) {
            throw new Rejection.Invalid(word.column());
        }
        next++;
        return number;
    }

    /** Any word. */
    public String word(String label) {
        Word word = required(List.of("  " + label));
        next++;
        return word.text();
    }

    /** Everything that is left of the line, at least one word, as typed. */
    public String rest(String label) {
        Word word = required(List.of("  " + label));
        helpAtEnd(List.of("  " + label + "    <cr>"));
        next = words.size();
        return line.substring(word.column()).stripTrailing();
    }

    /** Everything that is left, with single blanks; empty at the end. */
    public String remainder() {
        helpAtEnd(List.of("  LINE    <cr>"));
        String text = left();
        next = words.size();
        return text;
    }

    /** Nothing may follow. */
    public void end() {
        if (more()) {
            throw invalid();
        }
        helpAtEnd(List.of("  <cr>"));
    }

    /** The rejection of the next word. */
    public Rejection invalid() {
        return more() ? new Rejection.Invalid(words.get(next).column()) : new Rejection.Incomplete();
    }

    private Word required(List<String> helpLines) {
        if (!more()) {
            helpAtEnd(helpLines);
            throw new Rejection.Incomplete();
        }
        return words.get(next);
    }

    private Word required(Keywords keywords) {
        if (isWordHelp()) {
            throw new Rejection.Help(List.of(String.join("  ", keywords.matching(peek()))));
        }
        return more() ? words.get(next) : required(keywords.helpLines());
    }

    /** {@code sh?}: the question mark touches the last word, which asks for the words it may become. */
    private boolean isWordHelp() {
        return help && next == words.size() - 1 && !line.endsWith(" ");
    }

    private void helpAtEnd(List<String> lines) {
        if (help) {
            throw new Rejection.Help(lines);
        }
    }

    private static boolean isAddress(String text) {
        var matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        return Stream.of(1, 2, 3, 4).allMatch(octet -> Integer.parseInt(matcher.group(octet)) <= 255);
    }
}
