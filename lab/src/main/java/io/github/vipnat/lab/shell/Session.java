package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.shell.config.ConfigurationSession;
import io.github.vipnat.lab.shell.terminal.Terminal;
import java.util.Optional;

/** One login: who it is, what they may do, where they stand, and how their terminal is set. */
final class Session {

    private final Router router;
    private final Shell shell;
    private final Login login;
    private final Terminal terminal;
    private final int vty;
    private Optional<ConfigurationSession> configuring = Optional.empty();
    private final TclShell tcl;
    private boolean privileged;
    private volatile boolean monitor;
    private boolean timestamps;
    private int length = 24;
    private int width = 80;

    Session(Router router, Shell shell, Login login, Terminal terminal, int vty) {
        this.shell = shell;
        this.router = router;
        this.login = login;
        this.terminal = terminal;
        this.vty = vty;
        this.tcl = new TclShell(router.state());
        this.privileged = login.privilege() >= 15;
    }

    Router router() {
        return router;
    }

    Shell shell() {
        return shell;
    }

    RouterState state() {
        return router.state();
    }

    Login login() {
        return login;
    }

    Terminal terminal() {
        return terminal;
    }

    int vty() {
        return vty;
    }

    boolean privileged() {
        return privileged;
    }

    void privileged(boolean yes) {
        privileged = yes;
    }

    Optional<ConfigurationSession> configuring() {
        return configuring;
    }

    void configure() {
        configuring = Optional.of(new ConfigurationSession(state(), terminal, login.user()));
    }

    /** Back to exec; the log says that somebody was in configuration mode (ios-facts 6, "log lines"). */
    void stopConfiguring() {
        configuring = Optional.empty();
        router.log("%SYS-5-CONFIG_I: Configured from console by " + told());
    }

    /** As logs name it (ios-facts 6, "log lines"). */
    String told() {
        return login.user() + " on vty" + vty + " (" + login.peer() + ")";
    }

    TclShell tcl() {
        return tcl;
    }

    boolean monitor() {
        return monitor;
    }

    void monitor(boolean on) {
        monitor = on;
    }

    boolean timestamps() {
        return timestamps;
    }

    void timestamps(boolean on) {
        timestamps = on;
    }

    /** Lines of a page; 0 turns paging off. */
    int length() {
        return length;
    }

    void length(int lines) {
        length = lines;
    }

    /** Columns of the terminal; 0 for one without an edge. */
    int width() {
        return width;
    }

    void width(int columns) {
        width = columns;
    }

    String prompt() {
        String hostname = state().hostname();
        if (tcl.isActive()) {
            return tcl.prompt(hostname);
        }
        return configuring
                .map(configuration -> configuration.mode().prompt(hostname))
                .orElse(hostname + (privileged ? "#" : ">"));
    }
}
