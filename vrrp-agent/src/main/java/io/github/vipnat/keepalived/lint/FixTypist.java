package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.layout.NodePaths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types a fix into a file as the user would. The forms:
 *
 * <pre>
 * delete the line            delete the block           delete the KEYWORD block        delete the word
 * write: LINE                write A instead of B       KEYWORD VALUE                   BLOCK { LINE }
 * </pre>
 *
 * A fix of another form, or one with a word in capitals that only the user can fill in, is not typed at all.
 */
final class FixTypist {

    /** What a fix may start with to be a setting; other texts that start with a small letter are sentences. */
    private static final Set<String> SETTINGS = Set.of(
            "accept",
            "advert_int",
            "auth_type",
            "dynamic_interfaces",
            "lb_algo",
            "lb_kind",
            "protocol",
            "priority",
            "process",
            "router_id",
            "state",
            "timeout",
            "version",
            "virtual_router_id",
            "vmac_xmit_base",
            "vrrp_mcast_group4",
            "weight");

    private static final Pattern BLOCK = Pattern.compile("([a-z_]+(?: [^ {]+)?) \\{ ([^{}]*) \\}.*");
    private static final Pattern SWAP = Pattern.compile("write (\\S.*) instead of (\\S.*)");

    /** The hook's own first argument is INSTANCE, and stays. */
    private static final Pattern BLANK =
            Pattern.compile("\\b(VALUE|NAME|ADDRESS|DIR|(?<!" + NodePaths.HOOK_NAME + " )INSTANCE)\\b");

    private static final Pattern WEIGHT = Pattern.compile("\\bweight\\s+\\S+");

    private FixTypist() {}

    /** Whether the fix is one to type. */
    static boolean isTyped(String fix) {
        boolean form = fix.startsWith("delete the ")
                || fix.startsWith("write: ")
                || SWAP.matcher(fix).matches()
                || BLOCK.matcher(fix).matches()
                || isSetting(fix);
        return form && !BLANK.matcher(fix).find();
    }

    private static boolean isSetting(String fix) {
        String[] words = fix.split(" ", -1);
        return SETTINGS.contains(words[0]) && words.length <= 2;
    }

    /** The file's text with the fix in it, at the finding's place; empty when it cannot be put there. */
    static Optional<String> type(String text, ConfFinding finding) {
        FileText file = new FileText(text);
        int line = finding.at().line() - 1;
        if (!isTyped(finding.fix()) || !file.has(line)) {
            return Optional.empty();
        }
        boolean done = type(file, line, finding.at().column() - 1, finding.fix());
        return done ? Optional.of(file.toString()) : Optional.empty();
    }

    private static boolean type(FileText file, int line, int column, String fix) {
        Matcher block = BLOCK.matcher(fix);
        Matcher swap = SWAP.matcher(fix);
        if (fix.startsWith("delete the ")) {
            return delete(file, line, column, fix.substring("delete the ".length()));
        } else if (fix.startsWith("write: ")) {
            file.replace(line, fix.substring("write: ".length()));
            return true;
        } else if (swap.matches()) {
            return swap(file, line, swap.group(2), swap.group(1));
        } else if (block.matches()) {
            return insert(file, line, block.group(1), settings(block.group(2)));
        }
        return set(file, line, fix);
    }

    private static boolean delete(FileText file, int line, int column, String what) {
        String first = what.split("[ ,;]", 2)[0];
        return switch (first) {
            case "line" -> {
                file.delete(line, line);
                yield true;
            }
            case "word" -> deleteWord(file, line, column);
            case "block" -> deleteBlock(file, Optional.of(line));
            default -> deleteBlock(file, file.headAbove(line, first));
        };
    }

    private static boolean deleteWord(FileText file, int line, int column) {
        String text = file.line(line);
        String rest = text.substring(Math.min(column, text.length())).replaceFirst("^\\S+", "");
        String kept = text.substring(0, Math.min(column, text.length())).stripTrailing() + rest;
        file.delete(line, line);
        file.insert(line, kept);
        return true;
    }

    private static boolean deleteBlock(FileText file, Optional<Integer> head) {
        Optional<Integer> end = head.flatMap(file::endOf);
        end.ifPresent(last -> file.delete(head.orElseThrow(), last));
        return end.isPresent();
    }

    private static boolean swap(FileText file, int line, String old, String fresh) {
        String text = file.line(line);
        int at = text.indexOf(old);
        if (at < 0) {
            return false;
        }
        file.delete(line, line);
        file.insert(line, text.substring(0, at) + fresh + text.substring(at + old.length()));
        return true;
    }

    /** The lines of a one-line block: vipnat writes two settings with a semicolon between them. */
    private static List<String> settings(String inside) {
        return Arrays.stream(inside.split(";", -1)).map(String::strip).toList();
    }

    /** Puts lines first into the block: of the top level by that head, or one inside the block that holds the line. */
    private static boolean insert(FileText file, int line, String head, List<String> settings) {
        Optional<Integer> block = blockOf(file, line, head);
        if (block.isEmpty()) {
            file.insert(0, "}");
            settings.forEach(setting -> file.insert(0, "    " + setting));
            file.insert(0, head + " {");
            return head.equals("global_defs");
        }
        Optional<Integer> inside = block.flatMap(file::insideOf);
        inside.ifPresent(at ->
                settings.forEach(setting -> file.insert(at, file.indent(block.orElseThrow()) + "    " + setting)));
        return inside.isPresent();
    }

    private static Optional<Integer> blockOf(FileText file, int line, String head) {
        int from = head.equals("unicast_peer") ? file.topOf(line).orElse(0) : 0;
        for (int i = from; i < file.size(); i++) {
            if (file.bare(i).equals(head) || file.bare(i).startsWith(head + " {")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Sets a value on the line itself, or on that of its keyword in the same block, or as a new first line of the block. */
    private static boolean set(FileText file, int line, String setting) {
        String keyword = setting.split(" ", 2)[0];
        if (startsWith(file.bare(line), keyword)) {
            file.replace(line, setting);
            return true;
        }
        if (keyword.equals("weight") && WEIGHT.matcher(file.bare(line)).find()) {
            file.replace(line, WEIGHT.matcher(file.bare(line)).replaceFirst(setting));
            return true;
        }
        Optional<Integer> top = file.topOf(line);
        return top.isPresent() && setInBlock(file, top.get(), keyword, setting);
    }

    private static boolean setInBlock(FileText file, int top, String keyword, String setting) {
        Optional<Integer> end = file.endOf(top);
        Optional<Integer> inside = file.insideOf(top);
        if (end.isEmpty() || inside.isEmpty()) {
            return false;
        }
        for (int i = inside.get(); i < end.get(); i++) {
            if (startsWith(file.bare(i), keyword)) {
                file.replace(i, setting);
                return true;
            }
        }
        file.insert(inside.get(), file.indent(top) + "    " + setting);
        return true;
    }

    private static boolean startsWith(String bare, String keyword) {
        return bare.equals(keyword) || bare.startsWith(keyword + " ") || bare.startsWith(keyword + "\t");
    }
}
