package io.github.vipnat.lab.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A line of the configuration with the lines below it, as printed, blanks in front included. */
public final class ConfigurationLine {

    private static final ConfigurationLines NONE = new ConfigurationLines();

    private final String text;
    private final String words;
    private ConfigurationLines children = NONE;
    private boolean separated;

    ConfigurationLine(String text) {
        this.text = text;
        this.words = text.strip();
    }

    /** The line without the blanks it is indented by. */
    public String words() {
        return words;
    }

    /** The line as printed; a banner holds line feeds. */
    public String text() {
        return text;
    }

    public List<ConfigurationLine> children() {
        return children.all();
    }

    void append(ConfigurationLine child) {
        insert(children.size(), child);
    }

    void insert(int index, ConfigurationLine child) {
        children = children == NONE ? new ConfigurationLines() : children; // most lines have none
        children.add(index, child);
    }

    int indentation() {
        int blanks = 0;
        while (blanks < text.length() && text.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /** Printed with a comment line in front, as the router does for a block that was added later. */
    void separate() {
        separated = true;
    }

    /** The child with exactly these words. */
    public Optional<ConfigurationLine> child(String words) {
        return children.find(words);
    }

    /** A new last child, one blank further in; nothing happens when it is there already. */
    ConfigurationLine add(String words) {
        return child(words).orElseGet(() -> {
            ConfigurationLine line = new ConfigurationLine(" ".repeat(indentation() + 1) + words);
            insert(place(words), line);
            return line;
        });
    }

    /** An interface prints its lines in an order of its own, other blocks as they were typed. */
    private int place(String line) {
        if (text.startsWith("interface ")) {
            int rank = InterfaceLines.rank(line);
            for (int i = 0; i < children.size(); i++) {
                if (InterfaceLines.rank(children.get(i).words()) > rank) {
                    return i;
                }
            }
        }
        return children.size();
    }

    /** Puts a line in the place of the first child that begins with the prefix, or last, and drops the others that do. */
    void replace(String prefix, String words) {
        ConfigurationLine line = new ConfigurationLine(" ".repeat(indentation() + 1) + words);
        Predicate<ConfigurationLine> same =
                child -> startsWith(child.words(), prefix) || child.words().equals("no " + prefix);
        int at = children.all().stream()
                .filter(same)
                .findFirst()
                .map(children::indexOf)
                .orElse(-1);
        children.removeIf(same);
        insert(at < 0 ? place(words) : at, line);
    }

    /** Drops the child with these very words. */
    boolean removeExactly(String words) {
        Optional<ConfigurationLine> equal = child(words);
        equal.ifPresent(children::remove);
        return equal.isPresent();
    }

    /** Drops the child with these words, or else every child that begins with them; says whether there was one. */
    boolean remove(String words) {
        return removeExactly(words) || children.removeIf(child -> startsWith(child.words(), words));
    }

    /** Drops the first child that fits. */
    void removeFirst(Predicate<ConfigurationLine> fits) {
        children.all().stream().filter(fits).findFirst().ifPresent(children::remove);
    }

    /** Drops every child that fits. */
    void removeAll(Predicate<ConfigurationLine> fits) {
        children.removeIf(fits);
    }

    /** Puts a line with these words in a child's place. */
    ConfigurationLine reword(ConfigurationLine child, String words) {
        ConfigurationLine line = new ConfigurationLine(" ".repeat(child.indentation()) + words);
        children.replace(child, line);
        return line;
    }

    static boolean startsWith(String line, String words) {
        return line.startsWith(words) && (line.length() == words.length() || line.charAt(words.length()) == ' ');
    }

    void print(StringBuilder out) {
        if (separated) {
            out.append("!\n");
        }
        out.append(text).append('\n');
        for (ConfigurationLine child : children.all()) {
            child.print(out);
        }
    }
}
