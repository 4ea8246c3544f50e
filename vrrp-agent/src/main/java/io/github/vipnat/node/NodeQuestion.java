package io.github.vipnat.node;

/**
 * Something a node is asked; it changes nothing there.
 *
 * @param name short and unique, {@code machine-id}
 * @param command for sh, one line; asked as root it is one program by its whole path with its arguments, since it is also the
 *     line of sudoers
 * @param asRoot whether only root is told; then {@code sudo -n} stands before it, where cluster.yaml says {@code sudo: true}
 */
public record NodeQuestion(String name, String command, boolean asRoot) {

    /** One that every user is told. */
    public static NodeQuestion ofAll(String name, String command) {
        return new NodeQuestion(name, command, false);
    }

    /** One that only root is told. */
    public static NodeQuestion ofRoot(String name, String command) {
        return new NodeQuestion(name, command, true);
    }
}
