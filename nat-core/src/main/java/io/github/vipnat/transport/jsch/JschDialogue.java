package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import io.github.vipnat.transport.connect.PasswordDialogue;
import org.jspecify.annotations.Nullable;

/** The password dialogue as jsch asks for it. */
record JschDialogue(PasswordDialogue dialogue) implements UserInfo, UIKeyboardInteractive {

    @Override
    public boolean promptPassword(String message) {
        return true;
    }

    @Override
    public String getPassword() {
        return dialogue.password();
    }

    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        String[] answers = new String[prompts.length];
        for (int i = 0; i < prompts.length; i++) {
            answers[i] = dialogue.answer(prompts[i], echo[i]);
        }
        return answers;
    }

    /** Keys are opened before jsch sees them. */
    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // A banner; it changes nothing.
    }
}
