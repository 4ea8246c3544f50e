package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.nat.NatReply;

/** A question of the NAT code: how it is put, and what every answer to it comes to. */
final class NatQuestion {

    private final NatReply.Asks asks;
    private final ConfigurationSession session;
    private final Runnable whenYes;

    NatQuestion(NatReply.Asks asks, ConfigurationSession session, Runnable whenYes) {
        this.asks = asks;
        this.session = session;
        this.whenYes = whenYes;
    }

    void put() {
        if (asks.form() == NatReply.Form.CONFIRM) {
            session.console().askKey(asks.text(), this::pressed);
        } else {
            session.console().ask(asks.text(), this::answered);
        }
    }

    /** A key is not echoed, not even as a line end (ios-facts 4, "[confirm]"). */
    private void pressed(char key) {
        session.console().print("\n");
        settle(Answer.isYes(key));
    }

    private void answered(String line) {
        if (Answer.isYes(line) || Answer.isNo(line)) {
            settle(Answer.isYes(line));
        } else if (asksAgain(line)) {
            session.console().println("% Please answer 'yes' or 'no'.");
            put();
        } else {
            settle(asks.form() == NatReply.Form.YES_BY_DEFAULT
                    && (line.isBlank() || !unclear(Quirk.UnclearAnswer.MEANS_NO)));
        }
    }

    private boolean asksAgain(String line) {
        return asks.form() == NatReply.Form.YES_OR_NO || (!line.isBlank() && unclear(Quirk.UnclearAnswer.ASKS_AGAIN));
    }

    private boolean unclear(Quirk.UnclearAnswer position) {
        return session.state().quirks().get(Quirk.UnclearAnswer.class) == position;
    }

    private void settle(boolean yes) {
        if (yes) {
            whenYes.run();
        } else if (!asks.declined().isEmpty()) {
            session.console().println(asks.declined());
        }
    }
}
