package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code dir} and {@code delete}, as a CSR1000v 16.12 was recorded answering them: the sizes, both questions, and that what is asked
 * for on {@code flash:} is on {@code bootflash:}. The sheet has neither command on classic IOS, which is given the same words.
 */
final class FileCommands {

    private static final long SIZE = 6_286_540_800L;

    /** The image and whatever else the recorded router had on its flash. */
    private static final long TAKEN = 797_835_264L;

    private final Session session;
    private final RouterState state;

    FileCommands(Session session) {
        this.session = session;
        this.state = session.state();
    }

    String directory(Words words) {
        String where = words.more() ? words.word("flash:  Directory or file name") : "flash:";
        words.end();
        List<String> lines = new ArrayList<>();
        lines.add("Directory of " + onDisk(where) + "/");
        lines.add("");
        long used = 0;
        int number = 10;
        for (String name : state.archive().files()) {
            int size = state.archive().read(name).orElse("").length();
            used += size;
            number++;
            lines.add(String.format(
                    Locale.ROOT, "%5d  -rw-  %15d   Mar 2 2026 12:00:00 +00:00  %s", number, size, bare(name)));
        }
        lines.add("");
        lines.add(SIZE + " bytes total (" + (SIZE - TAKEN - used) + " bytes free)");
        return ShowCommands.text(lines);
    }

    private static String bare(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private String onDisk(String name) {
        return state.personality() == Personality.IOS_XE ? name.replaceFirst("^flash:", "bootflash:") : name;
    }

    void delete(Words words) {
        String name = words.word("flash:  File to be deleted");
        words.end();
        session.terminal().ask("Delete filename [" + bare(name) + "]? ", typed -> {
            String file = typed.isBlank() ? name : "flash:" + typed.strip();
            session.terminal().askKey("Delete " + onDisk(file).replace(":", ":/") + "? [confirm]", key -> {
                session.terminal().print("\n");
                if (Answer.isYes(key)) {
                    remove(file);
                }
            });
        });
    }

    /** The words of the failure are a guess. */
    private void remove(String file) {
        boolean there = state.archive().delete(file);
        session.terminal().print(there ? "\n" : "%Error deleting " + file + " (No such file or directory)\n");
    }
}
