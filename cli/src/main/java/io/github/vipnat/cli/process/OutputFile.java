package io.github.vipnat.cli.process;

import io.github.vipnat.owner.FolderOwner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that the user asked for; everything that keeps it from being written is a problem of kind INPUT. */
public final class OutputFile {

    private final Path path;
    private final String loss;

    /** @param loss what is missing when it cannot be written, one sentence without a full stop */
    public OutputFile(Path path, String loss) {
        this.path = path;
        this.loss = loss;
    }

    /** For asking before the work instead of behind it. */
    public OutputFile requireAbsent() {
        if (Files.exists(path)) {
            throw exists();
        }
        return this;
    }

    /** Writes the file, which must not exist. */
    public void create(String text) {
        write(place -> place.create(text));
    }

    /** Writes the file, or what is in it anew. */
    public void replace(String text) {
        write(place -> place.replace(text));
    }

    /** One way of writing. */
    @FunctionalInterface
    private interface Writing {
        void into(OutputPlace place) throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.into(OutputPlace.of(path));
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw problem(
                    "file-not-writable",
                    "the file cannot be written: " + reason(e, path),
                    loss,
                    "check the folder:  ls -ld " + ShellText.of(FolderOwner.folderOf(path)));
        }
    }

    private ProblemException exists() {
        return problem(
                "file-exists",
                "the file is there already",
                "what is in it would be lost",
                "name another one, or:  mv " + ShellText.of(path) + " " + ShellText.of(Path.of(path + ".old")));
    }

    /** In a user's words; a class of Java says nothing to them. */
    public static String reason(IOException e, Path path) {
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + path.toAbsolutePath().getParent();
        }
        if (e instanceof AccessDeniedException) {
            return "you may not write there";
        }
        return Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
    }

    private ProblemException problem(String code, String what, String why, String fix) {
        return new ProblemException(ProblemException.Kind.INPUT, Problem.fatal(code, path.toString(), what, why, fix));
    }
}
