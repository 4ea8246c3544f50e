package io.github.vipnat.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, without the names of Java's classes. */
public final class FileFailureText {

    private FileFailureText() {}

    public static String of(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException) {
            return said + " does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return said + " is not for this user";
        }
        return e instanceof FileAlreadyExistsException ? said + " is in the way" : said;
    }
}
