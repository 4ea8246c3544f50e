package io.github.vipnat.lab.shell.terminal;

/** Whoever gets the next key that is typed. */
public interface Keys {

    char BACKSPACE = '\b';
    char DELETE = 0x7f;
    char CONTROL_C = 3;
    char CONTROL_U = 21;
    char CONTROL_W = 23;
    char CONTROL_Z = 26;

    void press(char key);
}
