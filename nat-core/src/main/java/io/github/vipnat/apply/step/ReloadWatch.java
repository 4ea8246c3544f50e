package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.ReloadState;
import io.github.vipnat.problem.Problem;
import java.util.Optional;

/**
 * Whether a router is about to reload. It has two witnesses: its answer when it is asked, and what it announces by itself.
 * Either alone speaks against going on.
 *
 * @param objection why nothing is to be typed or saved now
 * @param note what a user should know where only one witness could be heard
 */
public record ReloadWatch(Optional<Problem> objection, Optional<String> note) {

    private static final ReloadWatch NOTHING = new ReloadWatch(Optional.empty(), Optional.empty());

    private static final ReloadWatch REFUSED =
            new ReloadWatch(Optional.empty(), Optional.of("show reload refused: only the router's announcements tell"));

    /** Asks, and takes in what the session has heard. */
    public static ReloadWatch ask(String router, DeviceOs os, DeviceReader device) {
        ReloadWatch asked = device.reloadState()
                .match(new ReloadState.Cases<>(
                        (ReloadState.None none) -> NOTHING,
                        (ReloadState.Scheduled planned) ->
                                objecting(pending(router, "the router is going to reload: " + planned.text(), device)),
                        (ReloadState.Refused no) -> REFUSED,
                        (ReloadState.NotUnderstood strange) -> objecting(notUnderstood(router, os, strange))));
        return asked.objection().isEmpty() && device.reloadAnnounced()
                ? objecting(pending(router, "the router announces that it is about to reload", device))
                : asked;
    }

    private static ReloadWatch objecting(Problem problem) {
        return new ReloadWatch(Optional.of(problem), Optional.empty());
    }

    private static Problem pending(String router, String what, DeviceReader device) {
        return Problem.fatal(
                "reload-pending",
                "router " + router,
                what,
                "whoever scheduled it may count on the configuration coming back as it was saved",
                "ask whoever scheduled it" + device.others() + "; then:  reload cancel");
    }

    private static Problem notUnderstood(String router, DeviceOs os, ReloadState.NotUnderstood strange) {
        return Problem.fatal(
                "reload-unknown",
                "router " + router,
                "what the router says about a reload is not understood: " + strange.text(),
                "whoever scheduled one may count on the configuration coming back as it was saved",
                "where it says that one is planned:  reload cancel  ; where it says that none is, tell us these words and"
                        + " let AAA refuse this user:  " + os.showReload());
    }
}
