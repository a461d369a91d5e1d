@echo off
rem Starts Isomer on Windows.
rem
rem   ISOMER_JAVA_OPTS   options of the Java virtual machine, such as -Xmx8g
rem   JAVA_HOME          the JDK or JRE; otherwise the java on the PATH
rem
rem The exclamation marks of arguments stay, and the last line is Java's, so that its exit code is what
rem || and && see.
setlocal EnableExtensions DisableDelayedExpansion
call :locate
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME:"=%\bin\java.exe"
"%java%" --enable-native-access=ALL-UNNAMED -version >nul 2>&1
if not errorlevel 1 goto found
echo Isomer needs Java 17 or newer, and "%java%" is not there or older. Install one, from adoptium.net 1>&2
echo for instance, and set JAVA_HOME or the PATH. 1>&2
exit /b 2

:locate
rem Here %0 is this file, whatever quotes it was called in.
set "launcher=%~f0"
set "home=%~dp0.."
exit /b 0

:found
set "options=--enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR"
rem Guava and Protobuf use it; Java before 23 does not know the option.
"%java%" --sun-misc-unsafe-memory-access=allow -version >nul 2>&1
if not errorlevel 1 set "options=%options% --sun-misc-unsafe-memory-access=allow"
rem A console in another code page than that of UTF-8 shows curves by characters of ASCII.
for /f "tokens=2 delims=:." %%p in ('chcp') do if not "%%p" == " 65001" set "options=%options% -Disomer.terminal.ascii=true"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
"%java%" %options% "-Disomer.launcher=%launcher%" %ISOMER_JAVA_OPTS% -cp "%home%\lib\*" org.isomer.cli.Main %*
