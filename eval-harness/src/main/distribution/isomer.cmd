@echo off
rem Starts Isomer on Windows.
rem
rem   ISOMER_JAVA_OPTS   options of the Java virtual machine, such as -Xmx8g
rem   JAVA_HOME          the JDK or JRE; otherwise the java on the PATH
setlocal
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /i /r "version"') do set "version=%%~v"
for /f "delims=.-+ " %%v in ("%version%") do set "version=%%v"
if not defined version (
  echo Isomer needs Java 17 or newer, and there is no %java%. Install one ^(adoptium.net^) and set 1>&2
  echo JAVA_HOME or the PATH. 1>&2
  exit /b 2
)
if %version% lss 17 (
  echo Isomer needs Java 17 or newer, and %java% is version %version%. Set JAVA_HOME to a newer one. 1>&2
  exit /b 2
)
set "options=--enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR"
rem Guava and Protobuf use it.
if %version% geq 23 set "options=%options% --sun-misc-unsafe-memory-access=allow"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
"%java%" %options% %ISOMER_JAVA_OPTS% -cp "%~dp0..\lib\*" org.isomer.cli.Main %*
exit /b %errorlevel%
