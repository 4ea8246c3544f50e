package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.device.ConfigurationLine;
import io.github.vipnat.lab.device.RouterState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Somebody in configuration mode, or a rollback replaying lines: where they stand and who they are. {@code exit} goes up one level,
 * {@code end} leaves altogether (ios-facts 6, "leaving"); several may be in here at once and interleave freely (5.3, last line).
 */
public final class ConfigurationSession {

    private record Place(Mode mode, ConfigurationLine block) {}

    private final RouterState state;
    private final Console console;
    private final String user;
    private final Deque<Place> places = new ArrayDeque<>();
    private boolean ended;

    public ConfigurationSession(RouterState state, Console console, String user) {
        this.state = state;
        this.console = console;
        this.user = user;
    }

    RouterState state() {
        return state;
    }

    public Console console() {
        return console;
    }

    public Mode mode() {
        return places.isEmpty() ? Mode.GLOBAL : places.peek().mode();
    }

    /** The block whose lines are being configured; empty in global configuration. */
    Optional<ConfigurationLine> block() {
        return Optional.ofNullable(places.peek()).map(Place::block);
    }

    void enter(Mode mode, ConfigurationLine block) {
        places.push(new Place(mode, block));
    }

    /** One level up; out of global configuration that ends it. */
    void exit() {
        if (places.isEmpty()) {
            ended = true;
        } else {
            places.pop();
        }
    }

    void toGlobal() {
        places.clear();
    }

    void end() {
        ended = true;
    }

    public boolean ended() {
        return ended;
    }

    /** Something was changed: the stamp in front of the running-config names who (ios-facts 3, first row). */
    void recordChange() {
        state.recordChange(user);
    }
}
