package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.TerminalSetting;
import io.github.vipnat.device.TerminalSetting.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How far a terminal is prepared. A refused setting is no failure yet: accounts that may only read keep working. */
final class TerminalSetup {

    private final DeviceOs os;
    private final List<TerminalSetting> untyped;
    private int width;
    private boolean mayPage = true;

    TerminalSetup(DeviceOs os) {
        this.os = os;
        this.untyped = new ArrayList<>(os.terminalSetup());
        this.width = os.usualWidth();
    }

    /** The line that turns paging off, with which a device's prompt is learnt too. */
    static String first(DeviceOs os) {
        return os.terminalSetup().get(0).line();
    }

    /** What is still to be typed. */
    List<String> untyped() {
        return untyped.stream().map(TerminalSetting::line).toList();
    }

    /** What the device made of the first of those lines. */
    void answered(String output) {
        TerminalSetting setting = untyped.remove(0);
        boolean taken = isTaken(output);
        switch (setting.need()) {
            case WHOLE_ANSWERS -> mayPage = !taken;
            case LONG_LINES -> width = taken ? os.preparedWidth() : os.usualWidth();
            case QUIET -> {
                // Log lines are passed over anyway.
            }
        }
    }

    /** Whether a line can be typed behind this prompt before the terminal is prepared. */
    boolean fitsUnprepared(String prompt, String line) {
        return prompt.length() + line.length() + 1 < os.usualWidth();
    }

    private boolean isTaken(String output) {
        return os.reply(output) instanceof Reply.Accepted;
    }

    /** The untyped lines that are worth another try, for something else may have been said among their answers. */
    List<String> refused(List<String> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> untyped.get(i).need() != Need.QUIET && !isTaken(answers.get(i)))
                .mapToObj(i -> untyped.get(i).line())
                .toList();
    }

    int width() {
        return width;
    }

    /** Whether a long answer may stop after a page, where the letters typed next would be taken for keys. */
    boolean mayPage() {
        return mayPage;
    }
}
