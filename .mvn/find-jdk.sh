# Sourced by ./mvnw and ./latchkey: puts a JDK 25 or newer into JAVA_HOME, looking where JDKs are commonly installed.
# The machine's default `java` is often older; Latchkey leaves it alone.

# Prints the major version of the JDK in $1, nothing where there is no complete JDK.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

is_jdk_25() {
  major=$(jdk_major "$1")
  [ -n "$major" ] && [ "$major" -ge 25 ]
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk_25 "$JAVA_HOME"; then return 0; fi
  if command -v java >/dev/null 2>&1; then
    java_path=$(readlink -f "$(command -v java)" 2>/dev/null || command -v java)
    candidate=${java_path%/bin/java}
    if is_jdk_25 "$candidate"; then JAVA_HOME=$candidate; return 0; fi
  fi
  # Globbing is off where the caller says `set -f`; a subshell keeps the caller's setting.
  JAVA_HOME=$(
    set +f
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* /usr/local/openjdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
      "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
      if is_jdk_25 "$candidate"; then printf '%s\n' "$candidate"; break; fi
    done
  )
  if [ -z "$JAVA_HOME" ]; then
    unset JAVA_HOME
    echo "Latchkey needs a JDK 25 or newer: install Temurin 25 (https://adoptium.net) or set JAVA_HOME to one." >&2
    return 1
  fi
}

find_jdk || exit 1
export JAVA_HOME
