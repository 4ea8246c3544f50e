package io.github.vipnat.trust;

/**
 * What a file is to its reader, in the words of its problems.
 *
 * @param code how the codes of its problems begin: {@code secret-file}
 * @param name what it is called: {@code the file with the password of netops on edge}
 * @param harm what becomes of it when another writes there
 * @param isSecret whether others must not read it either
 * @param otherWay what one may do instead of mending the file, ending with {@code , or}; or empty
 */
public record FileRole(String code, String name, String harm, boolean isSecret, String otherWay) {}
