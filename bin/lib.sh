# Shared by bin/vipnat and bin/test: finds or installs what the build needs, and builds when a source is newer.
# POSIX sh; sourced, with ROOT set to the checkout.

say() {
  printf '%s\n' "$*" >&2
}

may_install() {
  [ "${VIPNAT_NO_INSTALL:-}" = "" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# need PROGRAM PACKAGE...: installs the packages when the program is missing and we may; else says what to type.
need() {
  need_program=$1
  shift
  command -v "$need_program" >/dev/null 2>&1 && return 0
  if may_install; then
    say "vipnat: installing $* (needed once)"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
      >/dev/null 2>&1
  fi
  command -v "$need_program" >/dev/null 2>&1 && return 0
  say "vipnat: $need_program is missing; as root:  apt-get install -y $*"
  exit 69
}

need_java() {
  need javac openjdk-17-jdk-headless
  need mvn maven
}

# Whether a source is newer than what was built from it.
is_stale() {
  [ -f "$ROOT/cli/target/vipnat.jar" ] && [ -d "$ROOT/cli/target/lib" ] || return 0
  [ -n "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT/.mvn" \
    -newer "$ROOT/cli/target/vipnat.jar" -print 2>/dev/null | head -n 1)" ]
}

build() {
  need_java
  say "vipnat: building (once; takes a minute where nothing is cached)"
  rm -rf "$ROOT/cli/target/lib"
  if ! (cd "$ROOT" && mvn -q -B package -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip) >&2; then
    say "vipnat: the build failed; see above"
    exit 70
  fi
  touch "$ROOT/cli/target/vipnat.jar"
}
