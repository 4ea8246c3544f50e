package io.github.vipnat.reconcile;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.session.SessionDeadlines;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Everything outside that the work needs: secrets, trusted keys, the record of runs, somebody who watches. */
public record Surroundings(
        Platforms platforms,
        Secrets secrets,
        KnownHosts knownHosts,
        RunStore runs,
        Progress progress,
        Pause pause,
        InstantSource clock,
        ConnectDeadlines deadlines,
        SessionDeadlines sessionDeadlines,
        Interruption interruption) {

    /** Surroundings in which nobody interrupts. */
    public Surroundings(
            Platforms platforms,
            Secrets secrets,
            KnownHosts knownHosts,
            RunStore runs,
            Progress progress,
            Pause pause,
            InstantSource clock,
            ConnectDeadlines deadlines,
            SessionDeadlines sessionDeadlines) {
        this(
                platforms,
                secrets,
                knownHosts,
                runs,
                progress,
                pause,
                clock,
                deadlines,
                sessionDeadlines,
                Interruption.none());
    }

    /** The same, where somebody else watches. */
    Surroundings with(Progress watching) {
        return new Surroundings(
                platforms,
                secrets,
                knownHosts,
                runs,
                watching,
                pause,
                clock,
                deadlines,
                sessionDeadlines,
                interruption);
    }

    /** The same, where somebody may interrupt. */
    public Surroundings with(Interruption who) {
        return new Surroundings(
                platforms, secrets, knownHosts, runs, progress, pause, clock, deadlines, sessionDeadlines, who);
    }

    /**
     * The surroundings of a user: known hosts and SSH's configuration in {@code ~/.ssh}, runs under {@code $STATE_DIRECTORY}, else
     * {@code $XDG_STATE_HOME/vipnat}, else {@code ~/.local/state/vipnat}.
     *
     * @param environment usually {@link System#getenv()}
     */
    public static Surroundings of(Map<String, String> environment, SecretPrompt prompt, Progress progress) {
        Path home = home(environment);
        String user = environment.getOrDefault("USER", System.getProperty("user.name"));
        return new Surroundings(
                Platforms.standard(environment),
                Secrets.from(environment, prompt),
                new KnownHosts(home.resolve(".ssh").resolve("known_hosts")),
                new RunStore(stateFolder(environment), Clock.systemUTC(), user),
                progress,
                Pause.real(),
                Clock.systemUTC(),
                ConnectDeadlines.usual(),
                SessionDeadlines.usual());
    }

    /** {@code $HOME}, or what Java thinks it is. */
    public static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    private static Path stateFolder(Map<String, String> environment) {
        Optional<Path> systemd =
                Optional.ofNullable(environment.get("STATE_DIRECTORY")).map(Path::of);
        return systemd.orElseGet(() -> Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .map(Path::of)
                .orElseGet(() -> home(environment).resolve(".local").resolve("state"))
                .resolve("vipnat"));
    }
}
