package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.ConfigurationDiff;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Answer;
import java.util.Optional;

/** {@code reload}, at once or {@code in} some time, and {@code reload cancel} (ios-facts 5.4). */
final class ReloadCommands {

    private static final Keywords HOW =
            Keywords.none().and("cancel", "Cancel pending reload").and("in", "Reload after a time interval");

    private final Session session;
    private final SaveCommands save;

    ReloadCommands(Session session, SaveCommands save) {
        this.session = session;
        this.save = save;
    }

    void run(Words words) {
        Optional<String> how = words.keywordOrEnd(HOW);
        if (how.filter("cancel"::equals).isPresent()) {
            words.end();
            if (!session.router().scheduledReload().cancel()) {
                session.terminal().println("%No reload is scheduled"); // the words are a guess
            }
            return;
        }
        int minutes = how.isPresent() ? words.number(1, 59_999) : 0;
        words.end();
        if (isModified()) {
            session.terminal().ask("\nSystem configuration has been modified. Save? [yes/no]: ", answer -> {
                if (Answer.isYes(answer)) {
                    save.store();
                }
                confirm(minutes);
            });
        } else {
            confirm(minutes);
        }
    }

    private boolean isModified() {
        return session.state()
                .nvram()
                .text()
                .map(saved -> !new ConfigurationDiff(saved, session.state().runningBody())
                        .changes()
                        .isEmpty())
                .orElse(true);
    }

    private void confirm(int minutes) {
        String reason = minutes > 0 ? "Reload reason: Reload Command\n" : "";
        session.terminal().askKey(reason + "Proceed with reload? [confirm]", key -> {
            if (!Answer.isYes(key)) {
                session.terminal().print("\n");
            } else if (minutes == 0) {
                session.router().reload();
            } else {
                session.terminal().print("\n");
                session.router().scheduledReload().schedule(minutes, session.told());
            }
        });
    }
}
