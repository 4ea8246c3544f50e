package io.github.vipnat.apply.run;

import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.session.Session;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is looked at between the last line and SAVE, and what of it travels together: on a router alone, where nothing comes in
 * between. Behind a look that stands right before an act of ours nothing else may come.
 *
 * @param alone whether no other router goes through each step in between
 * @param saves whether anything is to be saved
 */
record LastLooks(DeviceOs os, boolean alone, boolean saves) {

    /** Leaves configuration mode and asks for what VERIFY reads; without a timer of ours, also for what SAVE waits for. */
    void askForVerify(Session session, Guard guard) {
        List<String> leaving = session.mode() == Mode.CONFIGURATION ? List.of(os.leaveConfiguration()) : List.of();
        boolean isSavedNext = alone && guard.fires().isEmpty();
        session.lookAhead(Stream.of(
                        leaving,
                        isSavedNext ? beforeSave() : List.<String>of(),
                        isSavedNext ? guard.looks() : List.<String>of(),
                        List.of(os.showTranslations(Mode.PRIVILEGED), os.showRunningConfiguration()))
                .flatMap(List::stream)
                .toList());
        leaving.forEach(session::query);
    }

    /** What SAVE waits for, where the timer has to be confirmed first. */
    List<String> behindConfirmation() {
        return alone ? beforeSave() : List.of();
    }

    private List<String> beforeSave() {
        return saves ? List.of(os.showReload()) : List.of();
    }
}
