package io.github.vipnat.lab.shell;

import java.util.List;
import java.util.Optional;

/** {@code show configuration lock}: the rows of ios-facts 5.3, and those that parsers of such screens know besides (genieparser, ios). */
final class ShowConfigurationLock {

    private ShowConfigurationLock() {}

    static List<String> lines(Optional<OthersAtWork.Holder> holder) {
        return List.of(
                "Parser Configure Lock",
                "---------------------",
                "Owner PID         : "
                        + holder.map(OthersAtWork.Holder::process).orElse(-1),
                "User              : " + holder.map(OthersAtWork.Holder::user).orElse("unknown"),
                "TTY               : "
                        + holder.map(OthersAtWork.Holder::terminal).orElse(-1),
                "Type              : " + (holder.isPresent() ? "EXCLUSIVE" : "NO LOCK"),
                "State             : " + (holder.isPresent() ? "LOCKED" : "FREE"),
                "Class             : " + (holder.isPresent() ? "EXPOSED" : "unknown"),
                "Count             : " + (holder.isPresent() ? 1 : 0),
                "Pending Requests  : 0",
                "User debug info   : ");
    }
}
