package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.device.ConfigurationDiff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Who else is at work on the router ({@link Deed}), and who holds its configuration meanwhile (ios-facts 5.3). */
final class OthersAtWork {

    /** As the messages and {@code show configuration lock} name them; numbers and names are those of the captures of 5.3. */
    record Holder(String user, int process, int terminal) {

        static final Holder SOMEBODY = new Holder("unknown", 13, 0);
        private static final Holder NETCONF = new Holder("NETCONF", 484, 64);

        /** {@code show configuration lock}: the rows of 5.3, and those that parsers of such screens know besides (genieparser, ios). */
        static List<String> lines(Optional<Holder> holder) {
            boolean taken = holder.isPresent();
            return List.of(
                    "Parser Configure Lock",
                    "---------------------",
                    "Owner PID         : " + holder.map(Holder::process).orElse(-1),
                    "User              : " + holder.map(Holder::user).orElse("unknown"),
                    "TTY               : " + holder.map(Holder::terminal).orElse(-1),
                    "Type              : " + (taken ? "EXCLUSIVE" : "NO LOCK"),
                    "State             : " + (taken ? "LOCKED" : "FREE"),
                    "Class             : " + (taken ? "EXPOSED" : "unknown"),
                    "Count             : " + (taken ? 1 : 0),
                    "Pending Requests  : 0",
                    "User debug info   : ");
        }
    }

    private final Router router;
    private final List<Companion> companions = new CopyOnWriteArrayList<>();
    private final List<Deed.Applet> applets = new CopyOnWriteArrayList<>();
    private final List<LabClock.Task> tasks = new ArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private volatile Optional<Holder> holder = Optional.empty();

    OthersAtWork(Router router) {
        this.router = router;
    }

    void begin(Deed deed) {
        deed.<Runnable>match(new Deed.Cases<>(
                        (Deed.Client client) -> () -> join(client),
                        (Deed.Replace replace) ->
                                () -> hold(Holder.SOMEBODY, replace.takes(), () -> router.replace(replace.file())),
                        (Deed.Netconf netconf) ->
                                () -> hold(Holder.NETCONF, netconf.holds(), () -> configure(netconf.lines())),
                        (Deed.Applet applet) -> () -> applets.add(applet),
                        (Deed.Reload reload) -> () -> router.scheduledReload().schedule(reload.minutes(), reload.by())))
                .run();
    }

    private void join(Deed.Client client) {
        Companion.open(router, client).ifPresent(companion -> {
            companions.add(companion);
            companion.goOn();
        });
    }

    private void configure(List<String> lines) {
        if (!lines.isEmpty()) {
            router.configureBehindTheBack(lines);
        }
    }

    private void hold(Holder who, Duration howLong, Runnable inTheEnd) {
        if (howLong.isZero()) {
            inTheEnd.run();
            return;
        }
        holder = Optional.of(who);
        synchronized (tasks) {
            tasks.add(router.state().clock().schedule(howLong, () -> {
                holder = Optional.empty();
                watched(inTheEnd);
            }));
        }
    }

    /** A client's line has been dealt with, and its prompt printed. */
    void lineDone(String line) {
        applets.stream()
                .filter(applet ->
                        Pattern.compile(applet.linePattern()).matcher(line).find())
                .forEach(applet -> watched(() -> router.configureBehindTheBack(applet.lines())));
        companions.forEach(companion -> watched(companion::goOn));
        companions.removeIf(Companion::isGone);
    }

    private void watched(Runnable deed) {
        String before = router.runningBody();
        deed.run();
        new ConfigurationDiff(before, router.runningBody())
                .changes()
                .forEach(change -> change.lines().forEach(changes::add));
    }

    /** What became of deeds after they were begun, as configuration lines. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** The router restarts: whatever was begun is over. */
    void forget() {
        companions.clear();
        applets.clear();
        holder = Optional.empty();
        synchronized (tasks) {
            tasks.forEach(LabClock.Task::cancel);
            tasks.clear();
        }
    }

    Optional<Holder> holder() {
        return holder;
    }

    /** What is told to those who want to configure meanwhile: each family its own words (ios-facts 5.3). */
    Optional<String> refusal() {
        return holder.map(who -> who.equals(Holder.NETCONF)
                ? "Configuration mode is locked by process '" + who.process() + "' user '" + who.user()
                        + "' from terminal '" + who.terminal() + "'. Please try later."
                : refusal(router.state().personality()));
    }

    /** The same where nothing is known of who it is. */
    static String refusal(Personality personality) {
        return personality == Personality.IOS_XE
                ? "Configuration mode locked exclusively by user 'unknown' process '13' from terminal '0'. Please try later."
                : "Configuration locked. Ascii config in progress.";
    }
}
