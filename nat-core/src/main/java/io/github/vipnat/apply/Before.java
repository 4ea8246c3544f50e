package io.github.vipnat.apply;

/** The router's configurations as PREFLIGHT found them. */
record Before(String running, String startup) {}
