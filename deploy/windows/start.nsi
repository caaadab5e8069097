; Chibo.exe of the zip: starts the program beside it, without a window of its own. Nothing is set up.
; -DVERSION=<version> -DICON=<chibo.ico> -DOUT=<Chibo.exe>
Target amd64-unicode
!include "LogicLib.nsh"
Name "Chibo"
OutFile "${OUT}"
Icon "${ICON}"
RequestExecutionLevel user
SilentInstall silent
ManifestDPIAware true
ManifestSupportedOS all
LoadLanguageFile "${NSISDIR}/Contrib/Language files/Vietnamese.nlf"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "Chibo"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Chibo, trợ lý sinh hoạt chi bộ"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

Section
  ${IfNot} ${FileExists} "$EXEDIR\app\pythonw.exe"
    MessageBox MB_OK|MB_ICONSTOP "Chưa giải nén đủ. Hãy giải nén cả thư mục Chibo rồi bấm đúp Chibo.exe trong thư mục đã giải nén."
    Quit
  ${EndIf}
  SetOutPath "$PROFILE"
  Exec '"$EXEDIR\app\pythonw.exe" -m assistant.cli.window'
SectionEnd
