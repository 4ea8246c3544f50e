package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.RouterState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code tclsh}, as far as tools use it: to write a file on flash line by line. The prompts {@code (tcl)#} and {@code +>} are of
 * ios-facts 6, "prompts", and what stands between them is as both recordings of a CSR1000v 16.12 have it.
 */
final class TclShell {

    private static final Pattern PUTS = Pattern.compile("puts \\[open \"?([^\" ]+)\"? w\\+?] \\{(.*)");

    private final RouterState state;
    private final StringBuilder text = new StringBuilder();
    private boolean active;
    private String file = "";

    TclShell(RouterState state) {
        this.state = state;
    }

    void enter() {
        active = true;
    }

    boolean isActive() {
        return active;
    }

    /** Whether lines are text of a file, in which a question mark asks for nothing. */
    boolean isWriting() {
        return !file.isEmpty();
    }

    /** What the prompt shows behind the host name, or in its place while a brace is open. */
    String prompt(String hostname) {
        return isWriting() ? "+>" : hostname + "(tcl)#";
    }

    /** Takes a line if it is Tcl; false leaves it to exec mode. */
    boolean execute(String line) {
        if (isWriting()) {
            write(line);
            return true;
        }
        Matcher puts = PUTS.matcher(line.strip());
        if (puts.matches()) {
            file = puts.group(1);
            text.setLength(0);
            text.append(puts.group(2));
            return true;
        }
        if (line.strip().equals("tclquit") || line.strip().equals("exit")) {
            active = false;
            return true;
        }
        return false;
    }

    private void write(String line) {
        if (line.strip().equals("}")) {
            state.archive().write(file, text.toString());
            file = "";
        } else {
            text.append(line).append('\n');
        }
    }
}
