package io.github.vipnat.apply.step;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.ReloadState;
import io.github.vipnat.device.Reply;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Looks at a device through a session; changes nothing. */
public final class DeviceReader {

    /** A line that looks like the prompt may stand in a banner or description; the rest follows at once. */
    private static final Duration REST = Duration.ofSeconds(2);

    private static final int PROMPTS_IN_ONE_CONFIGURATION = 20;

    private final String router;
    private final DeviceOs os;
    private final Session session;

    public DeviceReader(String router, DeviceOs os, Session session) {
        this.router = router;
        this.os = os;
        this.session = session;
    }

    /**
     * Asks for several answers in one flight, where that is safe; what is asked for here next is among them.
     *
     * @param lines show commands; that with the longest answer last
     */
    public void lookAhead(List<String> lines) {
        session.lookAhead(lines);
    }

    /**
     * The whole running configuration as text.
     *
     * @throws ProblemException when it does not arrive whole
     */
    public String runningConfiguration() {
        return configuration(os.showRunningConfiguration());
    }

    /** The whole startup configuration as text. */
    public String startupConfiguration() {
        return configuration(os.showStartupConfiguration());
    }

    /** The lines in which a running configuration differs from the startup one, each with {@code -} or {@code +} in front. */
    public static List<String> unsaved(DeviceOs os, String startup, String running) {
        return ConfigDifference.between(startup, running, os).toLines();
    }

    /** What the device answers when asked for its startup configuration, be it one or not. */
    public String startupAsItIs() {
        return session.queryConfiguration(os.showStartupConfiguration());
    }

    /** The running configuration, read; tells the session the name it found there. */
    public RouterView view(String runningConfiguration) {
        RouterView view = os.read(runningConfiguration);
        session.hostname(view.hostname());
        return view;
    }

    public List<Translation> translations() {
        return os.translations(
                answer(os.showTranslations(session.mode()), session.deadlines().configuration()));
    }

    /** Whether the router has an ARP entry for the address, or gets an answer from it. */
    public boolean isAlive(Ipv4 address) {
        String known = session.query(os.showNeighbour(address));
        if (os.knowsNeighbour(known, address)) {
            return true;
        }
        String echoed = session.query(os.ping(address));
        if (os.pingAnswered(echoed)) {
            return true;
        }
        requireAnswer(os.showNeighbour(address), known);
        requireAnswer(os.ping(address), echoed);
        return false;
    }

    /** Whether the device can be told to remove a rule together with its live flows. */
    boolean removesInUse() {
        return os.removesInUse(session.query(os.showVersion()));
    }

    /** What the device says about its revert timer. */
    GuardState guardState() {
        return os.guardState(session.query(os.showGuard(session.mode())));
    }

    /** Whether a configuration line can be typed on this terminal without being scrolled. */
    boolean fits(String line) {
        return session.fits(line);
    }

    int width() {
        return session.width();
    }

    /** The columns of a terminal that the device refused to widen; empty where it did widen it. */
    OptionalInt refusedWidth() {
        return session.width() < os.preparedWidth() ? OptionalInt.of(session.width()) : OptionalInt.empty();
    }

    /** As {@link OthersLoggedIn#told}. */
    String others() {
        return OthersLoggedIn.told(os, session);
    }

    /** What the device says about a reload of its own. */
    ReloadState reloadState() {
        return os.reloadState(session.query(os.showReload()));
    }

    /** Whether the device has announced a reload since we logged in. */
    boolean reloadAnnounced() {
        return session.reloadAnnounced();
    }

    private String configuration(String command) {
        String text = session.queryConfiguration(command);
        requireAnswer(command, os.isComplete(text) ? "" : text);
        try {
            for (int i = 0; i < PROMPTS_IN_ONE_CONFIGURATION && !os.isComplete(text); i++) {
                text = session.readOn(REST);
            }
        } catch (SessionException e) {
            String heard = text;
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    os.unsoundLine(heard).map(line -> endless(command, line)).orElseGet(() -> cut(command, heard)));
        }
        return os.withoutAnnouncements(text);
    }

    /** The answer to a command that this step needs. */
    private String answer(String command, Duration deadline) {
        String output = session.query(command, deadline);
        requireAnswer(command, output);
        return output;
    }

    /**
     * Lets an answer pass that is one.
     *
     * @throws ProblemException when the device refused the command
     */
    public void requireAnswer(String command, String output) {
        if (os.reply(output) instanceof Reply.Refused refused) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notShown(command, refused));
        }
    }

    private Problem notShown(String command, Reply.Refused refused) {
        return Problem.fatal(
                "show-refused",
                "router " + router,
                "the router refuses \"" + command + "\": " + refused.text(),
                "what it would show is needed, and nothing is typed without knowing it",
                "let this user type it (AAA, privilege or parser view), then try again:  " + command);
    }

    private Problem endless(String command, ConfigLine line) {
        return Problem.fatal(
                "text-without-end",
                "router " + router,
                "in the answer to \"" + command
                        + "\" it cannot be told where the text around this line begins or ends: " + line.place(),
                "what is text would be taken for configuration, or configuration for text",
                "log in and enter that command again, with another character around its text");
    }

    private Problem cut(String command, String text) {
        return Problem.fatal(
                "configuration-cut",
                "router " + router,
                "the answer to \"" + command + "\" ends without the closing \"end\" after "
                        + text.lines().count() + " lines",
                "rules that did not arrive would look as if they were not there",
                "log in and look:  " + command);
    }
}
